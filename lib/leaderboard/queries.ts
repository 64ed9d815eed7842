import { and, asc, count, countDistinct, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { challenges, phases, reportedResults } from "#drizzle/schema/challenge.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnShownBasis } from "#lib/submissions/index.ts";

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

/**
 * What of a phase a board shows: what was received before an instant, or all; and under the step rule
 * the submissions that stand, or null where every one counts.
 */
export type Shown = { phaseId: string; receivedBefore: Date | null };

const isShown = ({ phaseId, receivedBefore }: Shown) =>
	and(
		eq(submissions.phaseId, phaseId),
		receivedBefore === null ? undefined : lt(submissions.receivedAt, receivedBefore),
	);

/** Which method of its team it is, the oldest first: the neutral name counts so. */
const ordinal = sql<number>`(
	select count(*)::int from methods earlier where earlier.team_id = ${methods.teamId}
		and (earlier.created_at, earlier.id) <= (${methods.createdAt}, ${methods.id})
)`;

const team = {
	id: teams.id,
	name: teams.name,
	number: teams.number,
	isBaseline: teams.isBaseline,
};

export type Entry = Awaited<ReturnType<typeof selectEntries>>[number];

/**
 * The best scored submission of each method of a phase, on the basis that the phase shows. Board membership is this query and nothing else.
 */
export async function selectEntries(db: Db, shown: Shown, standing: readonly string[] | null) {
	const counted = db
		.select({ methodId: submissions.methodId, scored: count().as("scored") })
		.from(submissions)
		.where(and(isShown(shown), eq(submissions.state, "scored")))
		.groupBy(submissions.methodId)
		.as("counted");
	return (
		db
			.selectDistinctOn([submissions.methodId], {
				submissionId: submissions.id,
				receivedAt: submissions.receivedAt,
				method: methods,
				verification: submissions.verificationNote,
				team,
				ordinal,
				scored: counted.scored,
				score: evaluations.score,
				scoreLow: evaluations.scoreLow,
				scoreHigh: evaluations.scoreHigh,
				figures: evaluations.figures,
				slices: evaluations.slices,
				/** Null where the evaluator draws no average recall. */
				an: sql<number[] | null>`${evaluations.curve} -> 'an'`,
				averageRecall: sql<number[] | null>`${evaluations.curve} -> 'ar'`,
			})
			.from(evaluations)
			.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
			.innerJoin(phases, eq(phases.id, submissions.phaseId))
			.innerJoin(counted, eq(counted.methodId, submissions.methodId))
			.innerJoin(methods, eq(methods.id, submissions.methodId))
			.innerJoin(teams, eq(teams.id, methods.teamId))
			.where(
				and(
					isShown(shown),
					eq(submissions.state, "scored"),
					isOnShownBasis,
					standing === null ? undefined : inArray(submissions.id, [...standing]),
				),
			)
			// By the shown figure, as ranks are: which of two equal ones is better stays unknown.
			.orderBy(
				submissions.methodId,
				desc(sql`round(${evaluations.score}::numeric, 2)`),
				asc(submissions.receivedAt),
			)
	);
}

export type Tombstone = Awaited<ReturnType<typeof selectTombstones>>[number];

/** What stood on the board and was taken off it, the newest first. */
export async function selectTombstones(db: Db, shown: Shown) {
	return db
		.selectDistinct({
			submissionId: submissions.id,
			state: submissions.state,
			at: submissions.stateChangedAt,
			method: methods,
			team,
			ordinal,
		})
		.from(submissions)
		.innerJoin(methods, eq(methods.id, submissions.methodId))
		.innerJoin(teams, eq(teams.id, methods.teamId))
		.where(and(isShown(shown), inArray(submissions.state, ["withdrawn", "disqualified"])))
		.orderBy(desc(submissions.stateChangedAt), asc(submissions.id))
		.limit(200);
}

/**
 * How often the labels that a phase shows figures on were asked: each submission that was ever scored
 * on them counts once, however often it was scored and whatever became of it since.
 */
export async function selectLabelQuestions(db: Db, shown: Shown): Promise<number> {
	const [row] = await db
		.select({ asked: countDistinct(submissions.id) })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(and(isShown(shown), eq(evaluations.labelSetId, phases.labelSetId)));
	return row?.asked ?? 0;
}

export async function selectScoredCount(db: Db, shown: Shown): Promise<number> {
	const [row] = await db
		.select({ scored: count() })
		.from(submissions)
		.where(and(isShown(shown), eq(submissions.state, "scored")));
	return row?.scored ?? 0;
}

/** The instants from which on boards show something else without anything being written. */
export async function selectMoments(db: Db): Promise<{ phaseId: string; at: Date }[]> {
	const rows = await db
		.select({
			phaseId: phases.id,
			moments: {
				closesAt: phases.closesAt,
				freezesAt: phases.freezesAt,
				anonymousUntil: challenges.anonymousUntil,
			},
		})
		.from(phases)
		.innerJoin(challenges, eq(challenges.id, phases.challengeId));
	return rows.flatMap(({ phaseId, moments }) =>
		Object.values(moments).flatMap((at) => (at === null ? [] : [{ phaseId, at }])),
	);
}
