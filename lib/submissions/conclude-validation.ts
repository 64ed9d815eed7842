import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { Problem } from "#lib/proposals/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import type { Claim } from "./claim.ts";
import { reserveAttempt } from "./quota.ts";
import { transition } from "./transition.ts";

type Verdict = { ok: true } | { ok: false; problems: Problem[]; total: number };

/**
 * Ends a validation: a broken file is rejected and costs nothing; a sound one takes its attempt and
 * is queued for scoring. When a rival submission took the last attempt meanwhile, it is rejected
 * with the next instant, free as well.
 * @returns false when the submission is no longer in this worker's hand
 */
export async function concludeValidation(
	ctx: Context,
	claim: Claim,
	verdict: Verdict,
): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const step = { submissionId: claim.submission.id, heldBy: claim.workerKey };
	return inTransaction(async (tx) => {
		const refusal = verdict.ok
			? await reserveAttempt(tx, ctx, claim.phase, claim.submission)
			: null;
		if (verdict.ok && refusal === null) {
			if (!(await transition(tx, ctx, { ...step, name: "queue" }, { tries: 0 }))) return false;
			await enqueue(tx, "score-submission", { submissionId: claim.submission.id });
			return true;
		}
		const problems = verdict.ok ? [noAttemptLeft(refusal?.message ?? "")] : verdict.problems;
		const problemTotal = verdict.ok ? 1 : verdict.total;
		const rejected = { problems, problemTotal };
		return (await transition(tx, ctx, { ...step, name: "reject" }, rejected)) !== null;
	});
}

const noAttemptLeft = (message: string) => ({
	code: "no-attempt-left",
	severity: "error",
	pointer: "",
	line: 0,
	column: 0,
	message: `The file is sound, but another submission of your team took the last attempt: ${message}`,
});
