import { and, asc, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import {
	evaluations,
	quotaSlots,
	submissions,
	uploadIntents,
} from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

export type SubmissionRow = typeof submissions.$inferSelect;
export type IntentRow = typeof uploadIntents.$inferSelect;
export type EvaluationRow = typeof evaluations.$inferSelect;

export async function insertIntent(db: Db, intent: typeof uploadIntents.$inferInsert) {
	const [made] = await db.insert(uploadIntents).values(intent).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

export async function selectIntent(db: Db, intentId: string): Promise<IntentRow | null> {
	const [found] = await db.select().from(uploadIntents).where(eq(uploadIntents.id, intentId));
	return found ?? null;
}

/** @returns false when another request completed it first */
export async function closeIntent(db: Db, intentId: string, now: Date): Promise<boolean> {
	const closed = await db
		.update(uploadIntents)
		.set({ completedAt: now })
		.where(and(eq(uploadIntents.id, intentId), isNull(uploadIntents.completedAt)))
		.returning({ id: uploadIntents.id });
	return closed.length > 0;
}

export async function insertSubmission(db: Db, submission: typeof submissions.$inferInsert) {
	const [made] = await db.insert(submissions).values(submission).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

export async function selectSubmission(db: Db, submissionId: string) {
	const [found] = await db.select().from(submissions).where(eq(submissions.id, submissionId));
	return found ?? null;
}

export async function selectSubmissionOfIntent(db: Db, intentId: string) {
	const [found] = await db.select().from(submissions).where(eq(submissions.intentId, intentId));
	return found ?? null;
}

const described = (db: Db) =>
	db
		.select({
			submission: submissions,
			phase: phases,
			challenge: {
				id: challenges.id,
				slug: challenges.slug,
				title: challenges.title,
				demonstrationNotice: challenges.demonstrationNotice,
			},
			team: { id: teams.id, name: teams.name },
			method: methods,
		})
		.from(submissions)
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.innerJoin(challenges, eq(challenges.id, phases.challengeId))
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.innerJoin(methods, eq(methods.id, submissions.methodId));

export type DescribedSubmission = Awaited<ReturnType<typeof selectDescribed>>;

export async function selectDescribed(db: Db, submissionId: string) {
	const [found] = await described(db).where(eq(submissions.id, submissionId));
	return found ?? null;
}

/** The newest submissions of all teams a person is in. */
export async function selectOfPerson(db: Db, userId: string, limit: number) {
	return described(db)
		.innerJoin(teamMembers, eq(teamMembers.teamId, submissions.teamId))
		.where(eq(teamMembers.userId, userId))
		.orderBy(desc(submissions.receivedAt), desc(submissions.id))
		.limit(limit);
}

/** The evaluation that counts: on the label set that the phase uses now, the latest one. */
export async function selectCurrentEvaluation(
	db: Db,
	submission: { id: string; labelSetId: string },
): Promise<EvaluationRow | null> {
	const [found] = await db
		.select()
		.from(evaluations)
		.where(
			and(
				eq(evaluations.submissionId, submission.id),
				eq(evaluations.labelSetId, submission.labelSetId),
			),
		)
		.orderBy(desc(evaluations.createdAt))
		.limit(1);
	return found ?? null;
}

/** The AUC that counts, by submission, for those that are scored. */
export async function selectCurrentAucs(
	db: Db,
	submissionIds: string[],
): Promise<Map<string, number>> {
	const rows = await db
		.selectDistinctOn([evaluations.submissionId], {
			submissionId: evaluations.submissionId,
			auc: evaluations.auc,
		})
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(
			and(
				inArray(evaluations.submissionId, submissionIds),
				eq(submissions.state, "scored"),
				eq(evaluations.labelSetId, phases.labelSetId),
			),
		)
		.orderBy(evaluations.submissionId, desc(evaluations.createdAt));
	return new Map(rows.map(({ submissionId, auc }) => [submissionId, auc]));
}

/** @returns false when this very evaluation exists already */
export async function insertEvaluation(db: Db, row: typeof evaluations.$inferInsert) {
	const made = await db
		.insert(evaluations)
		.values(row)
		.onConflictDoNothing()
		.returning({ id: evaluations.id });
	return made.length > 0;
}

export async function selectHistory(db: Db, submissionId: string) {
	return db
		.select({ action: auditLog.action, at: auditLog.at })
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "submission"), eq(auditLog.subjectId, submissionId)))
		.orderBy(asc(auditLog.id));
}

/** How many wait before this one, itself included: 1 is next. */
export async function selectPlace(db: Db, submission: SubmissionRow): Promise<number> {
	const [row] = await db
		.select({ ahead: count() })
		.from(submissions)
		.where(
			and(
				inArray(submissions.state, ["received", "queued"]),
				lt(submissions.stateChangedAt, submission.stateChangedAt),
			),
		);
	return (row?.ahead ?? 0) + 1;
}

/** Makes concurrent counts of one team's attempts wait for each other until the commit. */
export async function lockTeam(db: Db, teamId: string): Promise<{ isBaseline: boolean }> {
	const [team] = await db
		.select({ isBaseline: teams.isBaseline })
		.from(teams)
		.where(eq(teams.id, teamId))
		.for("update");
	return { isBaseline: team?.isBaseline ?? false };
}

export async function selectIsBaselineTeam(db: Db, teamId: string): Promise<boolean> {
	const [team] = await db
		.select({ isBaseline: teams.isBaseline })
		.from(teams)
		.where(eq(teams.id, teamId));
	return team?.isBaseline ?? false;
}

export async function selectAttempts(
	db: Db,
	of: { teamId: string; phaseId: string; day: string },
): Promise<{ today: number; total: number; slotsToday: number[] }> {
	const taken = await db
		.select({ day: quotaSlots.day, slot: quotaSlots.slot })
		.from(quotaSlots)
		.where(
			and(
				eq(quotaSlots.teamId, of.teamId),
				eq(quotaSlots.phaseId, of.phaseId),
				isNull(quotaSlots.refundedAt),
			),
		);
	const slotsToday = taken.filter(({ day }) => day === of.day).map(({ slot }) => slot);
	return { today: slotsToday.length, total: taken.length, slotsToday };
}

export async function selectRejectedOn(
	db: Db,
	of: { teamId: string; phaseId: string; day: string },
): Promise<number> {
	const [row] = await db
		.select({ rejected: count() })
		.from(submissions)
		.where(
			and(
				eq(submissions.teamId, of.teamId),
				eq(submissions.phaseId, of.phaseId),
				eq(submissions.state, "rejected"),
				sql`(${submissions.receivedAt} at time zone 'UTC')::date = ${of.day}`,
			),
		);
	return row?.rejected ?? 0;
}

export async function insertSlot(db: Db, slot: typeof quotaSlots.$inferInsert): Promise<void> {
	await db.insert(quotaSlots).values(slot);
}

export async function spendSlot(db: Db, submissionId: string, now: Date): Promise<void> {
	await db
		.update(quotaSlots)
		.set({ spentAt: now })
		.where(and(eq(quotaSlots.submissionId, submissionId), isNull(quotaSlots.refundedAt)));
}

export async function refundSlot(
	db: Db,
	submissionId: string,
	refund: { at: Date; reason: string },
): Promise<void> {
	await db
		.update(quotaSlots)
		.set({ refundedAt: refund.at, refundReason: refund.reason })
		.where(
			and(
				eq(quotaSlots.submissionId, submissionId),
				isNull(quotaSlots.spentAt),
				isNull(quotaSlots.refundedAt),
			),
		);
}

export async function bumpBoard(db: Db, phaseId: string): Promise<void> {
	await db
		.update(phases)
		.set({ boardRevision: sql`${phases.boardRevision} + 1` })
		.where(eq(phases.id, phaseId));
}

/** The keys under which workers hold submissions now. */
export async function selectClaimKeys(db: Db): Promise<bigint[]> {
	const rows = await db
		.selectDistinct({ key: submissions.claimedBy })
		.from(submissions)
		.where(inArray(submissions.state, ["validating", "scoring"]));
	return rows.flatMap(({ key }) => (key === null ? [] : [key]));
}

export async function selectClaimedBy(db: Db, key: bigint): Promise<SubmissionRow[]> {
	return db.select().from(submissions).where(eq(submissions.claimedBy, key));
}

/** In somebody's hand for longer than any task may last. */
export async function selectHeldSince(db: Db, before: Date): Promise<SubmissionRow[]> {
	return db
		.select()
		.from(submissions)
		.where(
			and(
				inArray(submissions.state, ["validating", "scoring"]),
				lt(submissions.stateChangedAt, before),
			),
		);
}

/** Waiting longer than any queue should make them wait: their job may be lost. */
export async function selectWaitingSince(db: Db, before: Date): Promise<SubmissionRow[]> {
	return db
		.select()
		.from(submissions)
		.where(
			and(
				inArray(submissions.state, ["received", "queued"]),
				lt(submissions.stateChangedAt, before),
			),
		)
		.orderBy(asc(submissions.stateChangedAt))
		.limit(1000);
}

/** True when no living connection holds the lock that a worker holds while it lives. */
export async function isAbandoned(db: Db, key: bigint): Promise<boolean> {
	const result = await db.execute<{ free: boolean }>(
		sql`select pg_try_advisory_xact_lock(${key}) as free`,
	);
	return result.rows[0]?.free ?? false;
}
