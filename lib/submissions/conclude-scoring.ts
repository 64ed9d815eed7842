import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { Evaluation, PerVideo, ScoreInterval } from "#lib/scoring/index.ts";
import type { Claim } from "./claim.ts";
import { boardChanged } from "./end-early.ts";
import { evaluationColumns } from "./evaluation-columns.ts";
import type { FileProblem } from "./figures.ts";
import { insertEvaluation } from "./insert-evaluation.ts";
import { spendSlot } from "./quota-queries.ts";
import { transition } from "./transition.ts";

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
 * Writes an evaluation beside the submission, spends the attempt and tells the board, all at once.
 * @returns false when the submission is no longer in this worker's hand; then nothing is written
 */
export async function concludeScoring(ctx: Context, claim: Claim, score: Score): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const { submission, labelSet } = claim;
	return inTransaction(async (tx) => {
		const step = { submissionId: submission.id, heldBy: claim.workerKey, name: "finish" } as const;
		const { evaluation, signature } = score;
		if (!(await transition(tx, ctx, step, { signature }))) return false;
		await insertEvaluation(tx.db, {
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
		await spendSlot(tx.db, submission.id, ctx.now);
		await boardChanged(tx, submission);
		return true;
	});
}
