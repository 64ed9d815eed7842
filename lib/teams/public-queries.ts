import { and, asc, count, eq, inArray, lt, or, sql } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

/** A phase, and until when submissions to it count for this reader; null is always. */
export type Seen = { phaseId: string; receivedBefore: Date | null };

/** How many scored submissions each team has in each phase, as far as they may be seen. */
export async function selectScored(
	db: Db,
	challengeId: string,
	seen: readonly Seen[],
): Promise<{ teamId: string; phaseId: string; scored: number }[]> {
	if (seen.length === 0) return [];
	const ofPhases = seen.map(({ phaseId, receivedBefore }) =>
		and(
			eq(submissions.phaseId, phaseId),
			receivedBefore === null ? undefined : lt(submissions.receivedAt, receivedBefore),
		),
	);
	return db
		.select({ teamId: submissions.teamId, phaseId: submissions.phaseId, scored: count() })
		.from(submissions)
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.where(
			and(eq(teams.challengeId, challengeId), eq(submissions.state, "scored"), or(...ofPhases)),
		)
		.groupBy(submissions.teamId, submissions.phaseId);
}

/** Every team of a challenge that has not merged, and how many are in it. */
export async function selectTeamsWithSize(db: Db, challengeId: string) {
	return db
		.select({ team: teams, members: count(teamMembers.userId) })
		.from(teams)
		.leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
		.where(and(eq(teams.challengeId, challengeId), sql`${teams.mergedIntoId} is null`))
		.groupBy(teams.id)
		.orderBy(asc(teams.number));
}

/** Methods of a team, the oldest first: the order that their neutral names count in. */
export async function selectMethodsInOrder(db: Db, teamIds: readonly string[]) {
	return db
		.select()
		.from(methods)
		.where(inArray(methods.teamId, [...teamIds]))
		.orderBy(asc(methods.createdAt), asc(methods.id));
}
