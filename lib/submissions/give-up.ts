import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue, enqueueEach } from "#lib/queue/index.ts";
import { maxTries } from "./claim.ts";
import {
	isAbandoned,
	selectClaimedBy,
	selectClaimKeys,
	selectHeldSince,
	selectWithoutJob,
} from "./claim-queries.ts";
import type { SubmissionRow } from "./queries.ts";
import { refundSlot } from "./quota-queries.ts";
import { transition } from "./transition.ts";

type Held = { submission: SubmissionRow; workerKey: bigint };

/** Ends a submission as our failure: the attempt comes back, the message says what happened. */
export async function failSubmission(ctx: Context, held: Held, message: string): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	return inTransaction((tx) => fail(tx, ctx, held, message));
}

async function fail(tx: Transaction, ctx: Context, held: Held, message: string) {
	const { submission, workerKey } = held;
	const step = { submissionId: submission.id, heldBy: workerKey, name: "fail" } as const;
	if (!(await transition(tx, ctx, step, { failureMessage: message }))) return false;
	await refundSlot(tx.db, submission.id, { at: ctx.now, reason: "failed" });
	return true;
}

type Again = { why: string; afterSeconds: number };

/** Back to where it waited, with a job for later; null when it is in another hand. */
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

async function retry(
	tx: Transaction,
	ctx: Context,
	held: Held,
	{ why, afterSeconds }: Again,
): Promise<boolean> {
	const { submission } = held;
	if (submission.tries >= maxTries)
		return fail(
			tx,
			ctx,
			held,
			`Onset tried ${maxTries} times and could not finish (${why}). Your attempt was given back: send the file again later.`,
		);
	return putBack(tx, ctx, held, { afterSeconds, tries: submission.tries });
}

const postponeSeconds = 5;

/** Puts a submission back without counting the try: what failed is not about this submission. */
export async function postponeSubmission(ctx: Context, held: Held): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const tries = Math.max(0, held.submission.tries - 1);
	return inTransaction((tx) => putBack(tx, ctx, held, { afterSeconds: postponeSeconds, tries }));
}

/** Seconds before the second and the third try: what failed may be a restart that takes a while. */
const pauseSeconds = [1, 10];

/** Puts a submission back into the queue after a fault of ours, or fails it after the last try. */
export async function retrySubmission(ctx: Context, held: Held, why: string): Promise<boolean> {
	authorize(ctx.actor, "submission.process", {});
	const afterSeconds = pauseSeconds[held.submission.tries - 1] ?? 0;
	return inTransaction((tx) => retry(tx, ctx, held, { why, afterSeconds }));
}

const lostAfterSeconds = 30;
const orphaned: Again = { why: "the worker died while it held it", afterSeconds: 0 };

/**
 * Finds what is stuck. Submissions held by a worker whose connection is gone, or held by anybody for
 * longer than a task can last, go back into the queue; submissions that wait without a job get one
 * again.
 * @returns how many were put back
 */
export async function recoverSubmissions(
	ctx: Context,
	input: { heldLimitSeconds: number },
): Promise<number> {
	authorize(ctx.actor, "submission.process", {});
	let recovered = 0;
	for (const key of await selectClaimKeys(ctx.db))
		recovered += await inTransaction(async (tx) => {
			if (!(await isAbandoned(tx.db, key))) return 0;
			const orphans = await selectClaimedBy(tx.db, key);
			for (const submission of orphans)
				await retry(tx, ctx, { submission, workerKey: key }, orphaned);
			return orphans.length;
		});
	const ago = (seconds: number) => new Date(ctx.now.getTime() - seconds * 1000);
	for (const submission of await selectHeldSince(ctx.db, ago(input.heldLimitSeconds))) {
		const workerKey = submission.claimedBy;
		if (workerKey === null) continue;
		if (await retrySubmission(ctx, { submission, workerKey }, "it was held for too long"))
			recovered++;
	}
	await inTransaction((tx) => askAgain(tx, ago(lostAfterSeconds)));
	return recovered;
}

/** What a submission in either waiting state waits for. */
const waitsFor = { received: "validate-submission", queued: "score-submission" } as const;

/** Asks anew for what was lost; the number of statements does not depend on how many wait. */
async function askAgain(tx: Transaction, before: Date): Promise<void> {
	for (const state of ["received", "queued"] as const) {
		const kind = waitsFor[state];
		await enqueueEach(tx, kind, await selectWithoutJob(tx.db, { state, for: kind, before }));
	}
}
