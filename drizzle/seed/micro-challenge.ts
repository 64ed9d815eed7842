import { eq } from "drizzle-orm";
import { challengeOrganizers, challenges } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import {
	type LabelFile,
	makeMicroLabels,
	type Spotter,
	spotters,
} from "#lib/demonstration/index.ts";
import { spottingF1ProtocolInput } from "#lib/scoring/index.ts";
import { baselineTeam } from "./baselines.ts";
import { seedMethod, seedSubmission, seedTeam } from "./entries.ts";
import { microChallenge, microTeams } from "./micro.ts";
import { seedMicroDataset } from "./micro-dataset.ts";
import { seedPhase } from "./phase.ts";

const mebibyte = 2 ** 20;

/** What differs from the first challenge: the evaluator, the bins, the cap of segments a video. */
const protocol = spottingF1ProtocolInput.parse({
	evaluator: "spotting-f1",
	tiouThreshold: 0.5,
	durationBins: [
		{ name: "[0,0.2]", aboveSeconds: null, upToSeconds: 0.2 },
		{ name: "(0.2,0.5]", aboveSeconds: 0.2, upToSeconds: 0.5 },
		{ name: "(0.5,inf)", aboveSeconds: 0.5, upToSeconds: null },
	],
	maxProposalsPerVideo: 200,
});

const phaseSeed = {
	slug: "test",
	title: "Test",
	position: 1,
	subset: "testing",
	isHiddenSplit: true,
	dailyQuota: 5,
	totalQuota: 100,
	rejectedDailyQuota: 50,
	maxFileBytes: 4 * mebibyte,
	protocol,
};

async function seedAccount(db: Db, mailbox: string, name: string): Promise<string> {
	const email = `${mailbox}.team@demonstration.invalid`;
	await db.insert(users).values({ email, name, emailVerified: new Date() }).onConflictDoNothing();
	const [found] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
	if (!found) throw new Error(`${email} is missing`);
	return found.id;
}

type Place = {
	challenge: { id: string; slug: string };
	phase: { id: string; slug: string };
	labels: LabelFile;
	organizerId: string;
};

/** The team that a method is of: its own, or that of the baselines. */
async function seedTeamOf(db: Db, { challenge, organizerId }: Place, spotter: Spotter) {
	const own = microTeams.find(({ method }) => method === spotter.slug);
	const userId = own ? await seedAccount(db, own.mailbox, own.name) : organizerId;
	const name = own?.name ?? baselineTeam;
	const team = await seedTeam(db, {
		challengeId: challenge.id,
		userId,
		name,
		isBaseline: own === undefined,
	});
	return { team, userId };
}

/** A method and its files, one for each threshold that its team sends. */
async function seedEntry(db: Db, place: Place, spotter: Spotter): Promise<void> {
	const { slug, thresholds, generate, ...described } = spotter;
	const { team, userId } = await seedTeamOf(db, place, spotter);
	const method = await seedMethod(db, team.id, described);
	for (const threshold of thresholds)
		await seedSubmission(
			db,
			{
				challenge: place.challenge.slug,
				phase: place.phase,
				methodId: method.id,
				userId,
				fileName: threshold === null ? `${slug}.json` : `${slug}-from-${threshold}.json`,
			},
			() => generate(place.labels, threshold),
		);
}

/** A second challenge, whose protocol differs in everything it can, with a few teams in it. */
export async function seedMicro(db: Db, of: { stewardId: string; organizerId: string }) {
	const labels = makeMicroLabels();
	const { organizerId } = of;
	const { dataset, version } = await seedMicroDataset(db, { ...of, labels });
	const { slug, ...words } = microChallenge;
	const [challenge] = await db
		.insert(challenges)
		.values({
			slug,
			...words,
			contact: "organizer@demonstration.invalid",
			datasetId: dataset.id,
			publishedAt: new Date(),
		})
		.onConflictDoUpdate({ target: challenges.slug, set: words })
		.returning();
	if (!challenge) throw new Error("the second challenge is missing");
	await db
		.insert(challengeOrganizers)
		.values({ challengeId: challenge.id, userId: organizerId })
		.onConflictDoNothing();
	const here = { challengeId: challenge.id, datasetVersionId: version.id, labels };
	const phase = await seedPhase(db, here, phaseSeed);
	for (const spotter of spotters)
		await seedEntry(db, { challenge, phase, labels, organizerId }, spotter);
	return { challenge, phase };
}
