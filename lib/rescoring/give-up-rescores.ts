import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue, enqueueEach, rescoringKind } from "#lib/queue/index.ts";
import { maxTries } from "#lib/submissions/index.ts";
import type { RescoreClaim } from "./claim-rescores.ts";
import { letGo } from "./progress-queries.ts";

export type Held = { rescoringId: string; submissionId: string; workerKey: bigint; tries: number };

const heldBy = ({ rescoring, submission, workerKey, tries }: RescoreClaim): Held => ({
	...{ rescoringId: rescoring.id, submissionId: submission.id },
	...{ workerKey, tries },
});

const longestMessage = 2000;
/** Seconds before the second and the third try: what failed may be a restart that takes a while. */
const pauseSeconds = [1, 10];

/** One more try, or after the last the reason, which holds the rescoring back until it is mended. */
export async function retryHeld(
	tx: Transaction,
	ctx: Context,
	held: Held,
	why: string,
): Promise<boolean> {
	const { tries, submissionId, rescoringId } = held;
	const message = why.slice(0, longestMessage);
	const isLast = tries >= maxTries;
	const failedAt = isLast ? ctx.now : null;
	if (!(await letGo(tx.db, held, { message, failedAt, at: ctx.now }))) return false;
	if (isLast)
		await record(tx, ctx, {
			action: "rescoring.fail",
			subject: { kind: "rescoring", id: rescoringId },
			detail: { submissionId, message },
		});
	else
		await enqueue(
			tx,
			rescoringKind,
			{ submissionId },
			{ startAfterSeconds: pauseSeconds[tries - 1] ?? 0 },
		);
	return true;
}

export async function retryRescore(
	ctx: Context,
	claim: RescoreClaim,
	why: string,
): Promise<boolean> {
	authorize(ctx.actor, "rescoring.process", {});
	return inTransaction((tx) => retryHeld(tx, ctx, heldBy(claim), why));
}

/** Back without counting the try: what failed, or took long, is not about these submissions. */
export async function postponeRescores(
	ctx: Context,
	claims: readonly RescoreClaim[],
	startAfterSeconds: number,
): Promise<void> {
	authorize(ctx.actor, "rescoring.process", {});
	await inTransaction(async (tx) => {
		const back: string[] = [];
		for (const claim of claims) {
			const left = { tries: claim.tries - 1, at: ctx.now };
			if (await letGo(tx.db, heldBy(claim), left)) back.push(claim.submission.id);
		}
		await enqueueEach(tx, rescoringKind, back, { startAfterSeconds });
	});
}
