import { phaseById } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import type { Claim } from "./claim.ts";
import type { FileProblem } from "./figures.ts";
import { reserveAttempt } from "./quota.ts";
import { transition } from "./transition.ts";

type Verdict = { ok: true } | { ok: false; problems: readonly FileProblem[]; total: number };

/**
 * Ends a validation: a broken file is rejected and costs nothing; a sound one takes its attempt and
 * is queued for scoring. When a rival submission took the last attempt meanwhile, it is rejected
 * with the next instant, free as well.
 * @returns false when the submission is no longer in this worker's hand
 * @throws Conflict when it left the hand after its attempt was counted; then nothing is written
 */
export async function concludeValidation(
	ctx: Context,
	claim: Claim,
	verdict: Verdict,
): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	return inTransaction(async (tx) => {
		if (!verdict.ok) return reject(tx, ctx, claim, verdict.problems, verdict.total);
		// The quota as it is now: the organizers may have changed it since the file was taken up.
		const phase = await phaseById({ ...ctx, db: tx.db }, claim.phase.id);
		const refusal = await reserveAttempt(tx, ctx, phase, claim.submission);
		if (refusal) return reject(tx, ctx, claim, [noAttemptLeft(refusal.message)], 1);
		const { id: submissionId } = claim.submission;
		const step = { submissionId, heldBy: claim.workerKey, name: "queue" } as const;
		if (!(await transition(tx, ctx, step, { tries: 0 })))
			throw new Conflict("the submission is in another hand");
		await enqueue(tx, "score-submission", { submissionId });
		return true;
	});
}

async function reject(
	tx: Transaction,
	ctx: Context,
	claim: Claim,
	problems: readonly FileProblem[],
	problemTotal: number,
): Promise<boolean> {
	const step = {
		submissionId: claim.submission.id,
		heldBy: claim.workerKey,
		name: "reject",
	} as const;
	return (await transition(tx, ctx, step, { problems, problemTotal })) !== null;
}

const noAttemptLeft = (message: string): FileProblem => ({
	code: "no-attempt-left",
	severity: "error",
	pointer: "",
	line: 0,
	column: 0,
	message: `The file is sound, but another submission of your team took the last attempt: ${message}`,
});
