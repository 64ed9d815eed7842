import { and, asc, eq, inArray, isNotNull, isNull, lt, not, sql } from "drizzle-orm";
import { evaluations, rescoringTries, submissions } from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { hasWaitingJob, rescoringKind } from "#lib/queue/index.ts";
import { isOnBasis } from "#lib/submissions/index.ts";
import type { RescoringRow } from "./queries.ts";

/**
 * What a rescoring scores: what stands on the board, which it waits for, and what may come back to
 * it, a withdrawal taken back or an appeal that was heard.
 */
export const rescoredStates = ["scored", "withdrawn", "disqualified"] as const;

const evaluationOn = (rescoring: RescoringRow) =>
	and(eq(evaluations.submissionId, submissions.id), isOnBasis(rescoring));

const tryOf = (rescoring: RescoringRow) =>
	and(
		eq(rescoringTries.submissionId, submissions.id),
		eq(rescoringTries.rescoringId, rescoring.id),
	);

/** How far a rescoring is; `since` begins the stretch that its speed is measured on. */
export async function selectProgress(db: Db, rescoring: RescoringRow, since: Date) {
	const [row] = await db
		.select({
			total: sql<number>`count(*)::int`,
			scored: sql<number>`count(${evaluations.id})::int`,
			failed: sql<number>`(count(${rescoringTries.failedAt}) filter (where ${evaluations.id} is null))::int`,
			recent: sql<number>`(count(*) filter (where ${evaluations.createdAt} > ${since.toISOString()}))::int`,
		})
		.from(submissions)
		.leftJoin(evaluations, evaluationOn(rescoring))
		.leftJoin(rescoringTries, tryOf(rescoring))
		.where(and(eq(submissions.phaseId, rescoring.phaseId), eq(submissions.state, "scored")));
	if (!row) throw new Error("a count was not returned");
	return row;
}

/** What needs an evaluation on a rescoring's basis and has none, and is in nobody's hand. */
const isMissing = (rescoring: RescoringRow) =>
	and(
		eq(submissions.phaseId, rescoring.phaseId),
		inArray(submissions.state, [...rescoredStates]),
		isNull(evaluations.id),
		isNull(rescoringTries.claimedBy),
		isNull(rescoringTries.failedAt),
	);

/** Submissions that a rescoring is to score and that no job asks for, the oldest first. */
export async function selectUnasked(
	db: Db,
	rescoring: RescoringRow,
	limit: number,
): Promise<string[]> {
	const rows = await db
		.select({ id: submissions.id })
		.from(submissions)
		.leftJoin(evaluations, evaluationOn(rescoring))
		.leftJoin(rescoringTries, tryOf(rescoring))
		.where(and(isMissing(rescoring), not(hasWaitingJob(rescoringKind, submissions.id))))
		.orderBy(asc(submissions.receivedAt), asc(submissions.id))
		.limit(limit);
	return rows.map(({ id }) => id);
}

/** What was given up and holds a rescoring back. */
export async function selectFailures(db: Db, rescoring: RescoringRow, limit: number) {
	return db
		.select({
			submissionId: submissions.id,
			method: methods.name,
			team: teams.name,
			tries: rescoringTries.tries,
			message: rescoringTries.message,
			at: rescoringTries.at,
		})
		.from(rescoringTries)
		.innerJoin(submissions, eq(submissions.id, rescoringTries.submissionId))
		.innerJoin(methods, eq(methods.id, submissions.methodId))
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.leftJoin(evaluations, evaluationOn(rescoring))
		.where(
			and(
				eq(rescoringTries.rescoringId, rescoring.id),
				isNotNull(rescoringTries.failedAt),
				eq(submissions.state, "scored"),
				isNull(evaluations.id),
			),
		)
		.orderBy(asc(rescoringTries.at), asc(submissions.id))
		.limit(limit);
}

/** Forgets what was given up, so that it is tried again. */
export async function deleteFailures(db: Db, rescoringId: string): Promise<string[]> {
	const rows = await db
		.delete(rescoringTries)
		.where(and(eq(rescoringTries.rescoringId, rescoringId), isNotNull(rescoringTries.failedAt)))
		.returning({ submissionId: rescoringTries.submissionId });
	return rows.map(({ submissionId }) => submissionId);
}

export async function selectHasEvaluation(
	db: Db,
	submissionId: string,
	rescoring: RescoringRow,
): Promise<boolean> {
	const found = await db
		.select({ id: evaluations.id })
		.from(evaluations)
		.where(and(eq(evaluations.submissionId, submissionId), isOnBasis(rescoring)));
	return found.length > 0;
}

type TryKey = { rescoringId: string; submissionId: string };
export type TryRow = typeof rescoringTries.$inferSelect;

/** @returns null when it is in another hand, or given up */
export async function takeUp(
	db: Db,
	{ rescoringId, submissionId }: TryKey,
	by: { workerKey: bigint; at: Date },
): Promise<TryRow | null> {
	const taken = { claimedBy: by.workerKey, at: by.at };
	const [row] = await db
		.insert(rescoringTries)
		.values({ rescoringId, submissionId, tries: 1, ...taken })
		.onConflictDoUpdate({
			target: [rescoringTries.rescoringId, rescoringTries.submissionId],
			set: { ...taken, tries: sql`${rescoringTries.tries} + 1` },
			setWhere: sql`${rescoringTries.claimedBy} is null and ${rescoringTries.failedAt} is null`,
		})
		.returning();
	return row ?? null;
}

const isTry = (key: TryKey) =>
	and(
		eq(rescoringTries.rescoringId, key.rescoringId),
		eq(rescoringTries.submissionId, key.submissionId),
	);

/** Out of a worker's hand, to wait or given up; false when it was in no such hand. */
export async function letGo(
	db: Db,
	key: TryKey & { workerKey: bigint },
	left: Partial<Pick<TryRow, "tries" | "message" | "failedAt" | "at">>,
): Promise<boolean> {
	const rows = await db
		.update(rescoringTries)
		.set({ claimedBy: null, ...left })
		.where(and(isTry(key), eq(rescoringTries.claimedBy, key.workerKey)))
		.returning({ tries: rescoringTries.tries });
	return rows.length > 0;
}

/** It is scored: whatever was tried before is forgotten. */
export async function forgetTries(db: Db, key: TryKey): Promise<void> {
	await db.delete(rescoringTries).where(isTry(key));
}

/** The keys under which workers hold submissions of rescorings now. */
export async function selectHolders(db: Db): Promise<bigint[]> {
	const rows = await db
		.selectDistinct({ key: rescoringTries.claimedBy })
		.from(rescoringTries)
		.where(isNotNull(rescoringTries.claimedBy));
	return rows.flatMap(({ key }) => (key === null ? [] : [key]));
}

/** What is in one worker's hand, or in anybody's since before an instant. */
export async function selectHeld(
	db: Db,
	of: { key: bigint } | { before: Date },
): Promise<TryRow[]> {
	return db
		.select()
		.from(rescoringTries)
		.where(
			"key" in of
				? eq(rescoringTries.claimedBy, of.key)
				: and(isNotNull(rescoringTries.claimedBy), lt(rescoringTries.at, of.before)),
		);
}
