import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import type { Evaluation, PerVideo, ScoreInterval } from "#lib/scoring/index.ts";
import type { Task } from "./claim.ts";
import { evaluationColumns } from "./evaluation-columns.ts";
import type { FileProblem } from "./figures.ts";
import { insertEvaluation } from "./insert-evaluation.ts";

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

/**
 * Writes an evaluation beside its submission, and beside those that it has already; under the step
 * rule with how it compares with others on its own basis.
 * @returns false when this very evaluation was there
 */
export async function writeEvaluation(
	tx: Transaction,
	ctx: Context,
	{ submission, labelSet }: Pick<Task, "submission" | "labelSet">,
	score: Score,
): Promise<boolean> {
	const { evaluation } = score;
	return insertEvaluation(tx.db, {
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
	});
}
