import { challengeOrganizers, challenges, reportedResults } from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";
import type { LabelFile } from "#lib/demonstration/index.ts";
import { defaultProtocol } from "#lib/scoring/index.ts";
import { paperResults } from "./paper-results.ts";
import { seedPhase } from "./phase.ts";
import { challenge as words } from "./sdfe-lv.ts";

const mebibyte = 2 ** 20;
const limits = { protocol: defaultProtocol, maxFileBytes: 64 * mebibyte };

const phaseSeeds = [
	{
		slug: "validation",
		title: "Validation",
		position: 1,
		subset: "validation",
		isHiddenSplit: false,
		dailyQuota: 50,
		totalQuota: 5000,
		rejectedDailyQuota: 500,
	},
	{
		slug: "test",
		title: "Test",
		position: 2,
		subset: "testing",
		isHiddenSplit: true,
		dailyQuota: 5,
		totalQuota: 100,
		rejectedDailyQuota: 50,
	},
] as const;

async function seedReported(db: Db, phaseId: string) {
	await db
		.insert(reportedResults)
		.values(
			paperResults.map(({ tables, ...result }) => ({
				...result,
				phaseId,
				source: `SDFE-LV paper, ${tables.join(", ").toLowerCase()}`,
			})),
		)
		.onConflictDoNothing();
}

export async function seedChallenge(
	db: Db,
	of: { datasetId: string; datasetVersionId: string; labels: LabelFile; organizerId: string },
) {
	const { slug, title, summary, demonstration } = words;
	const demonstrationNotice = `${demonstration.sentence} ${demonstration.boardSentence}`;
	const [challenge] = await db
		.insert(challenges)
		.values({
			slug,
			title,
			summary,
			demonstrationNotice,
			contact: "organizer@demonstration.invalid",
			datasetId: of.datasetId,
			publishedAt: new Date(),
		})
		.onConflictDoUpdate({ target: challenges.slug, set: { title, summary, demonstrationNotice } })
		.returning();
	if (!challenge) throw new Error("the challenge is missing");
	await db
		.insert(challengeOrganizers)
		.values({ challengeId: challenge.id, userId: of.organizerId })
		.onConflictDoNothing();
	const made = [];
	for (const seed of phaseSeeds)
		made.push(await seedPhase(db, { ...of, challengeId: challenge.id }, { ...seed, ...limits }));
	const test = made.find((phase) => phase.slug === "test");
	if (test) await seedReported(db, test.id);
	return { challenge, phases: made };
}
