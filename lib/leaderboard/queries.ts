import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { phases, reportedResults } from "#drizzle/schema/challenge.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnShownBasis } from "#lib/submissions/index.ts";

export async function selectRevision(db: Db, phaseId: string): Promise<number> {
	const [row] = await db
		.select({ revision: phases.boardRevision })
		.from(phases)
		.where(eq(phases.id, phaseId));
	return row?.revision ?? 0;
}

export async function selectReported(db: Db, phaseId: string) {
	return db
		.select()
		.from(reportedResults)
		.where(eq(reportedResults.phaseId, phaseId))
		.orderBy(
			sql`${desc(reportedResults.auc)} nulls last`,
			asc(reportedResults.network),
			asc(reportedResults.backbone),
		);
}

export async function selectTeamIdOf(db: Db, challengeId: string, userId: string) {
	const [found] = await db
		.select({ teamId: teamMembers.teamId })
		.from(teamMembers)
		.where(and(eq(teamMembers.challengeId, challengeId), eq(teamMembers.userId, userId)));
	return found?.teamId ?? null;
}

export type Entry = Awaited<ReturnType<typeof selectEntries>>[number];

/**
 * The best scored submission of each method of a phase, on the basis that the phase shows. Board membership is this query and nothing else.
 */
export async function selectEntries(db: Db, phaseId: string) {
	const counted = db
		.select({ methodId: submissions.methodId, scored: count().as("scored") })
		.from(submissions)
		.where(and(eq(submissions.phaseId, phaseId), eq(submissions.state, "scored")))
		.groupBy(submissions.methodId)
		.as("counted");
	return (
		db
			.selectDistinctOn([submissions.methodId], {
				submissionId: submissions.id,
				receivedAt: submissions.receivedAt,
				method: methods,
				team: {
					id: teams.id,
					name: teams.name,
					number: teams.number,
					isBaseline: teams.isBaseline,
				},
				/** Which method of its team it is, the oldest first: the neutral name counts so. */
				ordinal: sql<number>`(
					select count(*)::int from methods earlier where earlier.team_id = ${methods.teamId}
						and (earlier.created_at, earlier.id) <= (${methods.createdAt}, ${methods.id})
				)`,
				scored: counted.scored,
				score: evaluations.score,
				scoreLow: evaluations.scoreLow,
				scoreHigh: evaluations.scoreHigh,
				figures: evaluations.figures,
				slices: evaluations.slices,
				an: sql<number[]>`${evaluations.curve} -> 'an'`,
				averageRecall: sql<number[]>`${evaluations.curve} -> 'ar'`,
			})
			.from(evaluations)
			.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
			.innerJoin(phases, eq(phases.id, submissions.phaseId))
			.innerJoin(counted, eq(counted.methodId, submissions.methodId))
			.innerJoin(methods, eq(methods.id, submissions.methodId))
			.innerJoin(teams, eq(teams.id, methods.teamId))
			.where(and(eq(submissions.phaseId, phaseId), eq(submissions.state, "scored"), isOnShownBasis))
			// By the shown figure, as ranks are: which of two equal ones is better stays unknown.
			.orderBy(
				submissions.methodId,
				desc(sql`round(${evaluations.score}::numeric, 2)`),
				asc(submissions.receivedAt),
			)
	);
}
