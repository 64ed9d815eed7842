import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import {
	challengeOrganizers,
	challenges,
	labelSets,
	phases,
	reportedResults,
} from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";
import type { LabelFile } from "#lib/demonstration/index.ts";
import { canonicalProtocol, defaultProtocol, evaluatorOf } from "#lib/scoring/index.ts";
import { writeLabelObject } from "#lib/storage/index.ts";
import { paperResults } from "./paper-results.ts";
import { challenge as words } from "./sdfe-lv.ts";

const mebibyte = 2 ** 20;

/** Files a subset's labels away in the bucket that the site can write and never read. */
async function seedLabelSet(db: Db, labels: LabelFile, subset: string, datasetVersionId: string) {
	const database = Object.fromEntries(
		Object.entries(labels.database).filter(([, video]) => video.subset === subset),
	);
	const bytes = new TextEncoder().encode(JSON.stringify({ ...labels, database }));
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const objectKey = `label-sets/${sha256}.json`;
	const [known] = await db.select().from(labelSets).where(eq(labelSets.objectKey, objectKey));
	if (known) return known;
	await writeLabelObject(objectKey, bytes);
	const [made] = await db
		.insert(labelSets)
		.values({
			datasetVersionId,
			subset,
			version: 1,
			objectKey,
			sha256,
			fileBytes: bytes.length,
			isDemonstration: true,
			state: "checked",
			checkedAt: new Date(),
		})
		.returning();
	if (!made) throw new Error("the label set is missing");
	return made;
}

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

async function seedPhase(
	db: Db,
	of: { challengeId: string; datasetVersionId: string; labels: LabelFile },
	seed: (typeof phaseSeeds)[number],
) {
	const here = and(eq(phases.challengeId, of.challengeId), eq(phases.slug, seed.slug));
	const [known] = await db.select().from(phases).where(here);
	if (known) return known;
	const labelSet = await seedLabelSet(db, of.labels, seed.subset, of.datasetVersionId);
	const [made] = await db
		.insert(phases)
		.values({
			...seed,
			challengeId: of.challengeId,
			datasetVersionId: of.datasetVersionId,
			labelSetId: labelSet.id,
			protocol: defaultProtocol,
			opensAt: new Date("2026-01-01T00:00:00Z"),
			closesAt: null,
			maxFileBytes: 64 * mebibyte,
			figuresVisibility: "everyone",
			closedVisibility: "everyone",
			evaluatorVersion: evaluatorOf(defaultProtocol).version,
			protocolSha256: createHash("sha256").update(canonicalProtocol(defaultProtocol)).digest("hex"),
		})
		.returning();
	if (!made) throw new Error("the phase is missing");
	return made;
}

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
		made.push(await seedPhase(db, { ...of, challengeId: challenge.id }, seed));
	const test = made.find((phase) => phase.slug === "test");
	if (test) await seedReported(db, test.id);
	return { challenge, phases: made };
}
