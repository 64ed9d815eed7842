import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { maxTries } from "./claim.ts";
import { keepLog } from "./logs.ts";
import type { SubmissionRow } from "./queries.ts";
import { refundSlot } from "./quota-queries.ts";
import { transition } from "./transition.ts";

export type Held = { submission: SubmissionRow; workerKey: bigint };

const hand = ({ submission, workerKey }: Held) =>
	`worker ${workerKey}, ${submission.state}, try ${submission.tries} of ${maxTries}`;

/** Why it ends: what the team reads, and what only the organizers do. */
type End = {
	message: string;
	fault: string;
	/** By what its own file takes, which another try would take again. */
	isTooHeavy: boolean;
};

/**
 * Ends a submission that cannot be finished: the attempt comes back, the message says what happened.
 * One whose own file is too heavy counts among the rejected ones of its day: it costs a worker more
 * than any other.
 */
export async function failSubmission(ctx: Context, held: Held, end: End): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	return inTransaction((tx) => failHeld(tx, ctx, held, end));
}

async function failHeld(
	tx: Transaction,
	ctx: Context,
	held: Held,
	{ fault, ...end }: End,
): Promise<boolean> {
	const log = `${hand(held)}: ${fault}`;
	return fail(tx, ctx, held.submission, { ...end, log }, held.workerKey);
}

/** The end without a score, in a worker's hand or waiting for one, with everything that belongs to it. */
export async function fail(
	tx: Transaction,
	ctx: Context,
	{ id: submissionId }: Pick<SubmissionRow, "id">,
	said: { message: string; log: string; isTooHeavy: boolean },
	workerKey?: bigint,
): Promise<boolean> {
	const step =
		workerKey === undefined
			? ({ submissionId, name: "give-up" } as const)
			: ({ submissionId, name: "fail", heldBy: workerKey } as const);
	const { message: failureMessage, isTooHeavy } = said;
	if (!(await transition(tx, ctx, step, { failureMessage, isTooHeavy }))) return false;
	await keepLog(tx, ctx, { submissionId, message: said.log });
	await refundSlot(tx.db, submissionId, {
		at: ctx.now,
		reason: isTooHeavy ? "too_heavy" : "failed",
	});
	return true;
}

export type Again = { why: string; fault: string; afterSeconds: number };

/** Back to where it waited, with a job for later; false when it is in another hand. */
async function putBack(
	tx: Transaction,
	ctx: Context,
	{ submission, workerKey }: Held,
	again: { afterSeconds: number; tries: number },
): Promise<boolean> {
	const scoring = submission.state === "scoring";
	const name = scoring ? "retry-scoring" : "retry-validation";
	const step = { submissionId: submission.id, heldBy: workerKey, name } as const;
	if (!(await transition(tx, ctx, step, { tries: again.tries }))) return false;
	await enqueue(
		tx,
		scoring ? "score-submission" : "validate-submission",
		{ submissionId: submission.id },
		{ startAfterSeconds: again.afterSeconds },
	);
	return true;
}

/** One more try, or the end after the last. */
export async function retry(
	tx: Transaction,
	ctx: Context,
	held: Held,
	{ why, fault, afterSeconds }: Again,
): Promise<boolean> {
	const { submission } = held;
	const { tries } = submission;
	if (tries >= maxTries)
		return failHeld(tx, ctx, held, {
			message: `Onset tried ${maxTries} times and could not finish (${why}). Your attempt was given back: send the file again later.`,
			fault,
			isTooHeavy: false,
		});
	if (!(await putBack(tx, ctx, held, { afterSeconds, tries }))) return false;
	await keepLog(tx, ctx, { submissionId: submission.id, message: `${hand(held)}: ${fault}` });
	return true;
}

const postponeSeconds = 5;

/** Back to where it waited, without counting the try. */
export async function putBackUncounted(
	tx: Transaction,
	ctx: Context,
	held: Held,
	afterSeconds = 0,
): Promise<boolean> {
	const tries = Math.max(0, held.submission.tries - 1);
	return putBack(tx, ctx, held, { afterSeconds, tries });
}

/** Puts a submission back without counting the try: what failed is not about this submission. */
export async function postponeSubmission(ctx: Context, held: Held): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	return inTransaction((tx) => putBackUncounted(tx, ctx, held, postponeSeconds));
}

/** Seconds before the second and the third try: what failed may be a restart that takes a while. */
const pauseSeconds = [1, 10];

/**
 * Puts a submission back into the queue after a fault of ours, or fails it after the last try.
 * @param why for the team, should this have been the last try
 * @param fault for the organizers
 */
export async function retrySubmission(
	ctx: Context,
	held: Held,
	why: string,
	fault = why,
): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const afterSeconds = pauseSeconds[held.submission.tries - 1] ?? 0;
	return inTransaction((tx) => retry(tx, ctx, held, { why, fault, afterSeconds }));
}
