import { and, asc, desc, eq, sql } from "drizzle-orm";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";
import type { BasisKey } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnBasis } from "./queries.ts";

/** The best scored submission of each method of a phase on one basis, as its board would have it. */
export async function selectBests(db: Db, phaseId: string, basis: BasisKey) {
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
		.where(and(eq(submissions.phaseId, phaseId), eq(submissions.state, "scored"), isOnBasis(basis)))
		.orderBy(
			submissions.methodId,
			desc(sql`round(${evaluations.score}::numeric, 2)`),
			asc(submissions.receivedAt),
		);
}
export type Best = Awaited<ReturnType<typeof selectBests>>[number];
