import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { updateLifted } from "./block-queries.ts";
import type { LiftInput } from "./input.ts";
import { memberId } from "./member.ts";

/** Lets an address ask again; that it was blocked, by whom and why stays on record. */
export async function liftBlock(ctx: Context, input: LiftInput): Promise<void> {
	const { dataset: slug, blockId: id, reason: liftReason } = input;
	const { id: datasetId } = await findDataset(ctx.db, slug);
	authorize(ctx.actor, "block.manage", await relationToDataset(ctx, datasetId));
	await inTransaction(async (tx) => {
		const lift = { id, datasetId, liftedAt: ctx.now, liftedBy: memberId(ctx), liftReason };
		if (!(await updateLifted(tx.db, lift)))
			throw new Conflict("This block was lifted already, or never stood.");
		await record(tx, ctx, {
			action: "block.lift",
			subject: { kind: "access_block", id },
			detail: { reason: liftReason },
		});
	});
}
