import { lockPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize, isBehindFreeze } from "#lib/policy/index.ts";
import { boardsChannel, notify } from "#lib/queue/index.ts";
import { relationTo } from "#lib/teams/index.ts";
import { bumpBoard, type SubmissionRow, selectSameBytes, selectSubmission } from "./queries.ts";
import { lockTeam, refundSlot } from "./quota-queries.ts";
import { isWaiting, restorableUntil } from "./states.ts";
import { transition } from "./transition.ts";

export const movedOn =
	"The submission has moved on meanwhile: reload the page to see where it stands.";

/** A submission and how the actor stands to its team. */
export async function load(ctx: Context, submissionId: string) {
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

/** Takes a scored submission off the board. It leaves a tombstone and refunds nothing. */
export async function withdrawSubmission(ctx: Context, input: { submissionId: string }) {
	const { submission, relation } = await load(ctx, input.submissionId);
	authorize(ctx.actor, "submission.withdraw", {
		...relation,
		isScored: submission.state === "scored",
	});
	await inTransaction(async (tx) => {
		await lockPhase(tx, submission.phaseId);
		const step = { submissionId: submission.id, name: "withdraw" } as const;
		if (!(await transition(tx, ctx, step))) throw new Conflict(movedOn);
		await boardChanged(tx, ctx, submission);
	});
}

/** Takes a withdrawal back, within a day. */
export async function restoreSubmission(ctx: Context, input: { submissionId: string }) {
	const { submission, relation } = await load(ctx, input.submissionId);
	authorize(ctx.actor, "submission.restore", {
		...relation,
		isWithdrawn: submission.state === "withdrawn",
		isInTime: ctx.now < restorableUntil(submission.stateChangedAt),
	});
	await inTransaction(async (tx) => {
		await lockPhase(tx, submission.phaseId);
		await refuseSecondOfItsBytes(tx, submission);
		const step = { submissionId: submission.id, name: "restore" } as const;
		if (!(await transition(tx, ctx, step))) throw new Conflict(movedOn);
		await boardChanged(tx, ctx, submission);
	});
}

/**
 * What has ended comes back only while no other submission stands for the same bytes.
 * @throws Conflict naming the other
 */
export async function refuseSecondOfItsBytes(tx: Transaction, submission: SubmissionRow) {
	await lockTeam(tx.db, submission.teamId);
	const other = await selectSameBytes(tx.db, submission);
	if (other && other.id !== submission.id)
		throw new Conflict(
			`The team has sent the same file again since, as submission ${other.id}: that one stands for it.`,
		);
}

/**
 * Tells the caches that a board shows something else from this commit on. What is behind a freeze is
 * on no public page: one made anew would only tell those who watch it that something came.
 */
export async function boardChanged(
	tx: Transaction,
	ctx: Context,
	changed: Pick<SubmissionRow, "phaseId"> & Partial<Pick<SubmissionRow, "receivedAt">>,
): Promise<void> {
	const phase = await bumpBoard(tx.db, changed.phaseId);
	if (changed.receivedAt && isBehindFreeze(phase, changed.receivedAt, ctx.now)) return;
	await notify(tx, boardsChannel, changed.phaseId);
}
