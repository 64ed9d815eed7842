import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";
import type { BasisKey, PhaseRow } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnBasis, standingSubmissions } from "#lib/submissions/index.ts";

/**
 * The best scored submission of each method of a phase on one basis, as its board would have it: all
 * of it, or what was received before an instant.
 */
export async function selectBests(
	db: Db,
	phase: PhaseRow,
	of: { basis: BasisKey; receivedBefore: Date | null },
) {
	const { id: phaseId, hasStepRule } = phase;
	const { basis, receivedBefore } = of;
	const standing = hasStepRule ? await standingSubmissions(db, { phaseId, ...of }) : null;
	return db
		.selectDistinctOn([submissions.methodId], {
			methodId: submissions.methodId,
			method: methods.name,
			team: teams.name,
			submissionId: submissions.id,
			receivedAt: submissions.receivedAt,
			score: evaluations.score,
		})
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(methods, eq(methods.id, submissions.methodId))
		.innerJoin(teams, eq(teams.id, methods.teamId))
		.where(
			and(
				eq(submissions.phaseId, phaseId),
				receivedBefore === null ? undefined : lt(submissions.receivedAt, receivedBefore),
				eq(submissions.state, "scored"),
				isOnBasis(basis),
				standing === null ? undefined : inArray(submissions.id, standing),
			),
		)
		.orderBy(
			submissions.methodId,
			desc(sql`round(${evaluations.score}::numeric, 2)`),
			asc(submissions.receivedAt),
		);
}
export type Best = Awaited<ReturnType<typeof selectBests>>[number];
