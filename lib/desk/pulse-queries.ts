import { and, count, eq, gte, inArray, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import type { Db } from "#lib/db/index.ts";
import { liveWorkers } from "#lib/queue/index.ts";

const ofChallenge = (db: Db, challengeId: string) =>
	inArray(
		submissions.phaseId,
		db.select({ id: phases.id }).from(phases).where(eq(phases.challengeId, challengeId)),
	);

/** What waits and runs, and what failed since an instant; by the indexes of what is unfinished and of states. */
export async function selectHealth(db: Db, of: { challengeId: string; since: Date }) {
	const { state, stateChangedAt } = submissions;
	const [found] = await db
		.select({
			waiting: sql<number>`count(*) filter (where ${state} in ('received', 'queued'))::int`,
			oldestWaitingSince:
				sql<Date | null>`min(${submissions.receivedAt}) filter (where ${state} in ('received', 'queued'))`.mapWith(
					submissions.receivedAt,
				),
			running: sql<number>`count(*) filter (where ${state} in ('validating', 'scoring'))::int`,
			failedLastDay: sql<number>`count(*) filter (where ${state} = 'failed' and ${stateChangedAt} >= ${of.since.toISOString()})::int`,
			workers: liveWorkers,
		})
		.from(submissions)
		.where(
			and(
				ofChallenge(db, of.challengeId),
				inArray(state, ["received", "validating", "queued", "scoring", "failed"]),
			),
		);
	if (!found) throw new Error("a count came back empty");
	return found;
}

/** How many were received on each UTC day since an instant, by the state that they are in. */
export async function countByDay(db: Db, of: { challengeId: string; since: Date }) {
	const day = sql<string>`to_char(${submissions.receivedAt} at time zone 'UTC', 'YYYY-MM-DD')`;
	return db
		.select({ day, state: submissions.state, count: count() })
		.from(submissions)
		.where(and(ofChallenge(db, of.challengeId), gte(submissions.receivedAt, of.since)))
		.groupBy(sql`1`, submissions.state);
}
