import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { boardsChannel, notify } from "#lib/queue/index.ts";
import { relationTo } from "#lib/teams/index.ts";
import { bumpBoard, type SubmissionRow, selectSubmission } from "./queries.ts";
import { refundSlot } from "./quota-queries.ts";
import { isWaiting } from "./states.ts";
import { transition } from "./transition.ts";

const movedOn = "The submission has moved on meanwhile: reload the page to see where it stands.";

async function load(ctx: Context, submissionId: string) {
	const submission = await selectSubmission(ctx.db, submissionId);
	if (!submission) throw new NotFound("submission");
	return { submission, relation: await relationTo(ctx, submission.teamId) };
}

/** Takes a waiting submission back; the attempt it may hold is refunded. */
export async function cancelSubmission(ctx: Context, input: { submissionId: string }) {
	const { submission, relation } = await load(ctx, input.submissionId);
	authorize(ctx.actor, "submission.cancel", {
		...relation,
		isWaiting: isWaiting(submission.state),
	});
	await inTransaction(async (tx) => {
		const step = { submissionId: submission.id, name: "cancel" } as const;
		if (!(await transition(tx, ctx, step))) throw new Conflict(movedOn);
		await refundSlot(tx.db, submission.id, { at: ctx.now, reason: "cancelled" });
	});
}

/** Takes a scored submission off the board for good. It leaves a tombstone and refunds nothing. */
export async function withdrawSubmission(ctx: Context, input: { submissionId: string }) {
	const { submission, relation } = await load(ctx, input.submissionId);
	authorize(ctx.actor, "submission.withdraw", {
		...relation,
		isScored: submission.state === "scored",
	});
	await inTransaction(async (tx) => {
		const step = { submissionId: submission.id, name: "withdraw" } as const;
		if (!(await transition(tx, ctx, step))) throw new Conflict(movedOn);
		await boardChanged(tx, submission);
	});
}

/** Tells the caches that a board shows something else from this commit on. */
export async function boardChanged(tx: Transaction, submission: SubmissionRow): Promise<void> {
	await bumpBoard(tx.db, submission.phaseId);
	await notify(tx, boardsChannel, submission.phaseId);
}
