import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { isAbandoned } from "#lib/submissions/index.ts";
import { type Held, retryHeld } from "./give-up-rescores.ts";
import { selectHeld, selectHolders, type TryRow } from "./progress-queries.ts";
import { askForMissing } from "./wanted.ts";

const heldBy = ({ claimedBy, ...row }: TryRow): Held | null =>
	claimedBy === null ? null : { ...row, workerKey: claimedBy };

/**
 * Finds what stands still: submissions in the hand of a worker that is gone, or in anybody's for
 * longer than a task can last, and evaluations that are missing without a job that would make them.
 * @returns how many were put back or asked for
 */
export async function recoverRescorings(
	ctx: Context,
	input: { heldLimitSeconds: number },
): Promise<number> {
	authorize(ctx.actor, "rescoring.process", {});
	let recovered = 0;
	for (const key of await selectHolders(ctx.db))
		recovered += await inTransaction(async (tx) => {
			if (!(await isAbandoned(tx.db, key))) return 0;
			const orphans = (await selectHeld(tx.db, { key })).map(heldBy);
			for (const held of orphans)
				if (held) await retryHeld(tx, ctx, held, "The worker died while it held it.");
			return orphans.length;
		});
	const before = new Date(ctx.now.getTime() - input.heldLimitSeconds * 1000);
	for (const held of (await selectHeld(ctx.db, { before })).map(heldBy))
		if (
			held &&
			(await inTransaction((tx) => retryHeld(tx, ctx, held, "It was held for too long.")))
		)
			recovered++;
	return recovered + (await askForMissing(ctx.db));
}
