import { and, asc, eq, inArray, lt, not, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import type { Db } from "#lib/db/index.ts";
import { hasWaitingJob, type JobKind } from "#lib/queue/index.ts";
import type { SubmissionRow } from "./queries.ts";

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
export async function selectHeldSince(
	db: Db,
	state: "validating" | "scoring",
	before: Date,
): Promise<SubmissionRow[]> {
	return db
		.select()
		.from(submissions)
		.where(and(eq(submissions.state, state), lt(submissions.stateChangedAt, before)));
}

/**
 * Waiting since before an instant. Being put back for another try is no step forward, so it is the
 * last arrival, rerun or queueing that counts.
 */
export async function selectWaitingSince(db: Db, state: "received" | "queued", before: Date) {
	const movedOn = sql`exists (
		select from ${auditLog}
		where ${auditLog.subjectKind} = 'submission' and ${auditLog.subjectId} = ${submissions.id}::text
			and ${auditLog.action} in ('submission.receive', 'submission.rerun', 'submission.queue')
			and ${auditLog.at} >= ${before.toISOString()}
	)`;
	return db
		.select({ id: submissions.id })
		.from(submissions)
		.where(and(eq(submissions.state, state), lt(submissions.receivedAt, before), not(movedOn)))
		.limit(1000);
}

/** Waiting for longer than a job takes to be asked for, and nobody was asked: the job was lost. */
export async function selectWithoutJob(
	db: Db,
	waits: { state: SubmissionRow["state"]; for: JobKind; before: Date },
): Promise<string[]> {
	const rows = await db
		.select({ id: submissions.id })
		.from(submissions)
		.where(
			and(
				eq(submissions.state, waits.state),
				lt(submissions.stateChangedAt, waits.before),
				not(hasWaitingJob(waits.for, submissions.id)),
			),
		)
		.orderBy(asc(submissions.stateChangedAt))
		.limit(1000);
	return rows.map(({ id }) => id);
}

/** True when no living connection holds the lock that a worker holds while it lives. */
export async function isAbandoned(db: Db, key: bigint): Promise<boolean> {
	const result = await db.execute<{ free: boolean }>(
		sql`select pg_try_advisory_xact_lock(${key}) as free`,
	);
	return result.rows[0]?.free ?? false;
}
