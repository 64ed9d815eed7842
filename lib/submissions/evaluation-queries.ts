import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import type { BasisKey } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";

export type EvaluationRow = typeof evaluations.$inferSelect;

/** An evaluation on the one basis that its phase shows: label set, protocol, evaluator's version. */
export const isOnShownBasis = and(
	eq(evaluations.labelSetId, phases.labelSetId),
	eq(evaluations.protocolSha256, phases.protocolSha256),
	eq(evaluations.evaluatorVersion, phases.evaluatorVersion),
);

/** An evaluation on any one basis. */
export const isOnBasis = ({ labelSetId, evaluatorVersion, protocolSha256 }: BasisKey) =>
	and(
		labelSetId === null ? sql`false` : eq(evaluations.labelSetId, labelSetId),
		eq(evaluations.protocolSha256, protocolSha256),
		eq(evaluations.evaluatorVersion, evaluatorVersion),
	);

/** The evaluation that counts, if there is one yet. */
export async function selectCurrentEvaluation(
	db: Db,
	submissionId: string,
): Promise<EvaluationRow | null> {
	const [found] = await db
		.select({ evaluation: evaluations })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(and(eq(evaluations.submissionId, submissionId), isOnShownBasis));
	return found?.evaluation ?? null;
}

/** The score that counts, by submission, for those that are scored. */
export async function selectCurrentScores(
	db: Db,
	submissionIds: string[],
): Promise<Map<string, number>> {
	const rows = await db
		.select({ submissionId: evaluations.submissionId, score: evaluations.score })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(
			and(
				inArray(evaluations.submissionId, submissionIds),
				eq(submissions.state, "scored"),
				isOnShownBasis,
			),
		);
	return new Map(rows.map(({ submissionId, score }) => [submissionId, score]));
}

/**
 * What counts of each method's scored submissions under a phase's step rule, all or of one method:
 * those on the basis that the phase shows, or another, received before an instant where one is given.
 */
export async function selectStepping(
	db: Db,
	of: { phaseId: string; methodId?: string; receivedBefore: Date | null; basis?: BasisKey },
) {
	return db
		.select({
			submissionId: submissions.id,
			methodId: submissions.methodId,
			receivedAt: submissions.receivedAt,
			steps: evaluations.steps,
		})
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(
			and(
				eq(submissions.phaseId, of.phaseId),
				of.methodId === undefined ? undefined : eq(submissions.methodId, of.methodId),
				of.receivedBefore === null ? undefined : lt(submissions.receivedAt, of.receivedBefore),
				eq(submissions.state, "scored"),
				of.basis ? isOnBasis(of.basis) : isOnShownBasis,
			),
		);
}
