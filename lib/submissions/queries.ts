import { and, asc, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import { rescorings, submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { standsForItsBytes } from "./states.ts";

export type SubmissionRow = typeof submissions.$inferSelect;
export type IntentRow = typeof uploadIntents.$inferSelect;

export async function insertIntent(db: Db, intent: typeof uploadIntents.$inferInsert) {
	const [made] = await db.insert(uploadIntents).values(intent).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

export async function selectIntent(db: Db, intentId: string): Promise<IntentRow | null> {
	const [found] = await db.select().from(uploadIntents).where(eq(uploadIntents.id, intentId));
	return found ?? null;
}

/** @returns as it is now, its team too; null when another request completed it first */
export async function closeIntent(db: Db, intentId: string, now: Date): Promise<IntentRow | null> {
	const [closed] = await db
		.update(uploadIntents)
		.set({ completedAt: now })
		.where(and(eq(uploadIntents.id, intentId), isNull(uploadIntents.completedAt)))
		.returning();
	return closed ?? null;
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

type Bytes = { teamId: string; phaseId: string; sha256: string };

/** Every submission of a team's that has these very bytes in a phase, the newest first. */
export async function selectSubmissionsOfBytes(db: Db, of: Bytes): Promise<SubmissionRow[]> {
	return db
		.select()
		.from(submissions)
		.where(
			and(
				eq(submissions.phaseId, of.phaseId),
				eq(submissions.teamId, of.teamId),
				eq(submissions.sha256, of.sha256),
			),
		)
		.orderBy(desc(submissions.receivedAt));
}

/** The one that stands for these bytes, if there is one: under way or scored. */
export async function selectSameBytes(db: Db, of: Bytes): Promise<SubmissionRow | null> {
	const found = await selectSubmissionsOfBytes(db, of);
	return found.find(({ state }) => standing.has(state)) ?? null;
}

const standing: ReadonlySet<SubmissionRow["state"]> = new Set(standsForItsBytes);

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

/** The newest submissions of a team. */
export async function selectOfTeam(db: Db, teamId: string, limit: number) {
	return described(db)
		.where(eq(submissions.teamId, teamId))
		.orderBy(desc(submissions.receivedAt), desc(submissions.id))
		.limit(limit);
}

/** The newest submissions of all teams a person is in. */
export async function selectOfPerson(db: Db, userId: string, limit: number) {
	return described(db)
		.innerJoin(teamMembers, eq(teamMembers.teamId, submissions.teamId))
		.where(eq(teamMembers.userId, userId))
		.orderBy(desc(submissions.receivedAt), desc(submissions.id))
		.limit(limit);
}

export async function selectHistory(db: Db, submissionId: string) {
	return db
		.select({ action: auditLog.action, at: auditLog.at })
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "submission"), eq(auditLog.subjectId, submissionId)))
		.orderBy(asc(auditLog.id));
}

/** When each of some submissions took each of its steps, by submission. */
export async function selectHistories(db: Db, submissionIds: string[]) {
	const rows = await db
		.select({ submissionId: auditLog.subjectId, action: auditLog.action, at: auditLog.at })
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "submission"), inArray(auditLog.subjectId, submissionIds)))
		.orderBy(asc(auditLog.id));
	const histories = new Map<string, { action: string; at: Date }[]>();
	for (const { submissionId, ...entry } of rows)
		histories.set(submissionId, [...(histories.get(submissionId) ?? []), entry]);
	return histories;
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

/** Counts a change of a phase's board. @returns the phase's freeze, as it is in this transaction */
export async function bumpBoard(db: Db, phaseId: string) {
	const [phase] = await db
		.update(phases)
		.set({ boardRevision: sql`${phases.boardRevision} + 1` })
		.where(eq(phases.id, phaseId))
		.returning({ freezesAt: phases.freezesAt, revealedAt: phases.revealedAt });
	if (!phase) throw new Error("an updated row was not returned");
	return phase;
}

/** Whether a rescoring of the phase is under way, so that what is scored now needs both bases. */
export async function selectIsBeingRescored(db: Db, phaseId: string): Promise<boolean> {
	const found = await db
		.select({ id: rescorings.id })
		.from(rescorings)
		.where(and(eq(rescorings.phaseId, phaseId), eq(rescorings.state, "running")));
	return found.length > 0;
}
