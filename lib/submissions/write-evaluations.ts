import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import type { Evaluation, PerVideo, ScoreInterval } from "#lib/scoring/index.ts";
import type { Task } from "./claim.ts";
import { evaluationColumns } from "./evaluation-columns.ts";
import type { FileProblem } from "./figures.ts";
import { insertEvaluations, type NewEvaluation } from "./insert-evaluations.ts";

/** What a scoring thread gives back. */
export type Score = {
	evaluation: Evaluation;
	perVideo: PerVideo | null;
	scoreInterval: ScoreInterval | null;
	protocolSha256: string;
	/** The likeness of the file's proposals, as text. */
	signature: string;
	warnings: readonly FileProblem[];
	warningTotal: number;
	timings: Record<string, number>;
};

/** A submission and what a scoring thread says of it. */
export type Scored = { task: Pick<Task, "submission" | "labelSet">; score: Score };

function evaluationOf(ctx: Context, { task, score }: Scored): NewEvaluation {
	const { submission, labelSet } = task;
	const { evaluation } = score;
	const row = {
		submissionId: submission.id,
		labelSetId: labelSet.id,
		evaluatorName: evaluation.evaluator.name,
		evaluatorVersion: evaluation.evaluator.version,
		protocol: evaluation.protocol,
		protocolSha256: score.protocolSha256,
		submissionSha256: submission.sha256,
		labelSetSha256: labelSet.sha256,
		...evaluationColumns(evaluation, score.perVideo, score.scoreInterval),
		warnings: score.warnings,
		warningTotal: score.warningTotal,
		timings: score.timings,
		createdAt: ctx.now,
	};
	return { row, submission };
}

/**
 * Writes evaluations beside their submissions, all of one phase, and beside those that they have
 * already; under the step rule with how each compares with others on its own basis.
 * @returns the submissions whose very evaluation was not there
 */
export const writeEvaluations = (
	tx: Transaction,
	ctx: Context,
	scored: readonly Scored[],
): Promise<string[]> =>
	insertEvaluations(
		tx.db,
		scored.map((one) => evaluationOf(ctx, one)),
	);
