import { and, asc, desc, eq, exists, inArray, isNotNull, max, or } from "drizzle-orm";
import { challengeOrganizers, challenges, labelSets, phases } from "#drizzle/schema/challenge.ts";
import { datasets, datasetVideos } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type PhaseRow = typeof phases.$inferSelect;
export type ChallengeRow = typeof challenges.$inferSelect;

export async function selectChallengeById(db: Db, challengeId: string) {
	const [found] = await db.select().from(challenges).where(eq(challenges.id, challengeId));
	return found ?? null;
}

export async function selectChallenges(db: Db) {
	return db
		.select({ challenge: challenges, dataset: { slug: datasets.slug, title: datasets.title } })
		.from(challenges)
		.innerJoin(datasets, eq(datasets.id, challenges.datasetId))
		.where(isNotNull(challenges.publishedAt))
		.orderBy(asc(challenges.createdAt));
}

export async function selectChallenge(db: Db, slug: string) {
	const [found] = await db
		.select({ challenge: challenges, dataset: { slug: datasets.slug, title: datasets.title } })
		.from(challenges)
		.innerJoin(datasets, eq(datasets.id, challenges.datasetId))
		.where(eq(challenges.slug, slug));
	return found ?? null;
}

export async function selectPhases(db: Db, challengeId: string): Promise<PhaseRow[]> {
	return db
		.select()
		.from(phases)
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}

export async function selectPhase(db: Db, phaseId: string): Promise<PhaseRow | null> {
	const [found] = await db.select().from(phases).where(eq(phases.id, phaseId));
	return found ?? null;
}

export async function selectPhaseAddress(db: Db, phaseId: string) {
	const [found] = await db
		.select({ challenge: challenges.slug, phase: phases.slug })
		.from(phases)
		.innerJoin(challenges, eq(challenges.id, phases.challengeId))
		.where(eq(phases.id, phaseId));
	return found ?? null;
}

export async function selectLargestFile(db: Db): Promise<number> {
	const [row] = await db.select({ bytes: max(phases.maxFileBytes) }).from(phases);
	return row?.bytes ?? 0;
}

export async function selectVideos(db: Db, datasetVersionId: string) {
	return db
		.select({
			id: datasetVideos.videoId,
			subset: datasetVideos.subset,
			durationSeconds: datasetVideos.durationSeconds,
		})
		.from(datasetVideos)
		.where(eq(datasetVideos.datasetVersionId, datasetVersionId))
		.orderBy(asc(datasetVideos.videoId));
}

export async function selectLabelSet(db: Db, labelSetId: string) {
	const [found] = await db.select().from(labelSets).where(eq(labelSets.id, labelSetId));
	return found ?? null;
}

export async function selectIsOrganizer(db: Db, challengeId: string, userId: string) {
	const found = await db
		.select({ userId: challengeOrganizers.userId })
		.from(challengeOrganizers)
		.where(
			and(eq(challengeOrganizers.challengeId, challengeId), eq(challengeOrganizers.userId, userId)),
		);
	return found.length > 0;
}

/** Whether one of them runs the challenge, or the whole site. */
export async function selectRunsIt(db: Db, challengeId: string, userIds: readonly string[]) {
	const found = await db
		.select({ id: users.id })
		.from(users)
		.leftJoin(
			challengeOrganizers,
			and(
				eq(challengeOrganizers.challengeId, challengeId),
				eq(challengeOrganizers.userId, users.id),
			),
		)
		.where(
			and(
				inArray(users.id, [...userIds]),
				or(users.isAdmin, isNotNull(challengeOrganizers.userId)),
			),
		)
		.limit(1);
	return found.length > 0;
}

/** The challenges of an organizer, or all of them, the newest first. */
export async function selectOrganized(db: Db, userId: string | null) {
	const organizes = db
		.select({ userId: challengeOrganizers.userId })
		.from(challengeOrganizers)
		.where(
			and(
				eq(challengeOrganizers.challengeId, challenges.id),
				userId === null ? undefined : eq(challengeOrganizers.userId, userId),
			),
		);
	return db
		.select({ slug: challenges.slug, title: challenges.title, publishedAt: challenges.publishedAt })
		.from(challenges)
		.where(userId === null ? undefined : exists(organizes))
		.orderBy(desc(challenges.createdAt));
}
