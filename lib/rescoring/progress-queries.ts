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
const rescoredStates = ["scored", "withdrawn", "disqualified"] as const;

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

/** What of some submissions a rescoring still has to score, and how often each was tried. */
export async function selectMissing(
	db: Db,
	rescoring: RescoringRow,
	submissionIds: readonly string[],
) {
	return db
		.select({ submission: submissions, tries: rescoringTries.tries })
		.from(submissions)
		.leftJoin(evaluations, evaluationOn(rescoring))
		.leftJoin(rescoringTries, tryOf(rescoring))
		.where(and(inArray(submissions.id, [...submissionIds]), isMissing(rescoring)));
}

/** The phases that some submissions were sent to. */
export async function selectPhasesOf(db: Db, submissionIds: readonly string[]): Promise<string[]> {
	const rows = await db
		.selectDistinct({ phaseId: submissions.phaseId })
		.from(submissions)
		.where(inArray(submissions.id, [...submissionIds]));
	return rows.map(({ phaseId }) => phaseId);
}

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

type TryKey = { rescoringId: string; submissionId: string };
export type TryRow = typeof rescoringTries.$inferSelect;

/** @returns how often each was tried with this, but for what is in another hand or given up */
export async function takeUp(
	db: Db,
	rescoringId: string,
	submissionIds: readonly string[],
	by: { workerKey: bigint; at: Date },
): Promise<Map<string, number>> {
	const taken = { claimedBy: by.workerKey, at: by.at };
	const rows = await db
		.insert(rescoringTries)
		// In one order everywhere, so that two hands never wait for each other.
		.values(
			submissionIds
				.toSorted()
				.map((submissionId) => ({ rescoringId, submissionId, tries: 1, ...taken })),
		)
		.onConflictDoUpdate({
			target: [rescoringTries.rescoringId, rescoringTries.submissionId],
			set: { ...taken, tries: sql`${rescoringTries.tries} + 1` },
			setWhere: sql`${rescoringTries.claimedBy} is null and ${rescoringTries.failedAt} is null`,
		})
		.returning({ submissionId: rescoringTries.submissionId, tries: rescoringTries.tries });
	return new Map(rows.map(({ submissionId, tries }) => [submissionId, tries]));
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

/** They are scored: whatever was tried before is forgotten. */
export async function forgetTries(
	db: Db,
	rescoringId: string,
	submissionIds: readonly string[],
): Promise<void> {
	await db
		.delete(rescoringTries)
		.where(
			and(
				eq(rescoringTries.rescoringId, rescoringId),
				inArray(rescoringTries.submissionId, [...submissionIds]),
			),
		);
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
