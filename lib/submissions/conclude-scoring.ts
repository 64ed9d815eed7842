import { isBasisOf, lockPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue, rescoringKind } from "#lib/queue/index.ts";
import type { Claim } from "./claim.ts";
import { boardChanged } from "./end-early.ts";
import { putBackUncounted } from "./give-up.ts";
import { selectIsBeingRescored } from "./queries.ts";
import { spendSlot } from "./quota-queries.ts";
import { transition } from "./transition.ts";
import { type Score, writeEvaluations } from "./write-evaluations.ts";

/**
 * Writes an evaluation beside the submission, spends the attempt and tells the board, all at once.
 * A submission whose phase was rescored meanwhile goes back to be scored on what the board shows
 * now; one of a phase that is being rescored is scored on both.
 * @returns false when the submission is no longer in this worker's hand, or went back
 */
export async function concludeScoring(ctx: Context, claim: Claim, score: Score): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const { submission } = claim;
	return inTransaction(async (tx) => {
		const phase = await lockPhase(tx, submission.phaseId);
		if (!isBasisOf(claim.phase, phase)) {
			await putBackUncounted(tx, ctx, claim);
			return false;
		}
		const step = { submissionId: submission.id, heldBy: claim.workerKey, name: "finish" } as const;
		if (!(await transition(tx, ctx, step, { signature: score.signature }))) return false;
		await writeEvaluations(tx, ctx, [{ task: claim, score }]);
		await spendSlot(tx.db, submission.id, ctx.now);
		await boardChanged(tx, ctx, submission);
		if (await selectIsBeingRescored(tx.db, submission.phaseId))
			await enqueue(tx, rescoringKind, { submissionId: submission.id });
		return true;
	});
}
