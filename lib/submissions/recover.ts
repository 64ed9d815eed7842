import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueueEach } from "#lib/queue/index.ts";
import {
	isAbandoned,
	selectClaimedBy,
	selectClaimKeys,
	selectHeldSince,
	selectWaitingSince,
	selectWithoutJob,
} from "./claim-queries.ts";
import { type Again, fail, retry, retrySubmission } from "./give-up.ts";
import { stateLimits } from "./states.ts";

const lostAfterSeconds = 30;
const died = "the worker died while it held it";
const orphaned: Again = { why: died, fault: died, afterSeconds: 0 };

/**
 * Finds what is stuck, by the table of limits. Submissions held by a worker whose connection is gone,
 * or held by anybody for longer than a task can last, go back into the queue; submissions that wait
 * without a job get one again; what has waited for longer than its limit ends as our failure.
 * @returns how many were put back or ended
 */
export async function recoverSubmissions(
	ctx: Context,
	input: { heldLimitSeconds: number },
): Promise<number> {
	authorize(ctx.actor, "submission.process", {});
	const limits = stateLimits(input.heldLimitSeconds);
	const ago = (seconds: number) => new Date(ctx.now.getTime() - seconds * 1000);
	let recovered = await putOrphansBack(ctx);
	for (const state of ["validating", "scoring"] as const)
		for (const submission of await selectHeldSince(ctx.db, state, ago(limits[state].seconds))) {
			const workerKey = submission.claimedBy;
			if (workerKey === null) continue;
			if (await retrySubmission(ctx, { submission, workerKey }, "it was held for too long"))
				recovered++;
		}
	for (const state of ["received", "queued"] as const)
		recovered += await endLate(ctx, state, limits[state].seconds);
	await inTransaction((tx) => askAgain(tx, ago(lostAfterSeconds)));
	return recovered;
}

async function putOrphansBack(ctx: Context): Promise<number> {
	let recovered = 0;
	for (const key of await selectClaimKeys(ctx.db))
		recovered += await inTransaction(async (tx) => {
			if (!(await isAbandoned(tx.db, key))) return 0;
			const orphans = await selectClaimedBy(tx.db, key);
			for (const submission of orphans)
				await retry(tx, ctx, { submission, workerKey: key }, orphaned);
			return orphans.length;
		});
	return recovered;
}

/** Nobody waits for ever: the attempt comes back, and the organizers may run it again. */
async function endLate(ctx: Context, state: "received" | "queued", limitSeconds: number) {
	const before = new Date(ctx.now.getTime() - limitSeconds * 1000);
	const hours = limitSeconds / 3600;
	const said = {
		message: `It waited for more than ${hours} hours and Onset did not get to it. Your attempt was given back; the organizers know and can run it again.`,
		log: `sweep, ${state}: no worker took it for more than ${hours} hours`,
		isTooHeavy: false,
	};
	let ended = 0;
	for (const submission of await selectWaitingSince(ctx.db, state, before))
		if (await inTransaction((tx) => fail(tx, ctx, submission, said))) ended++;
	return ended;
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
