import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { insertBlock } from "./block-queries.ts";
import type { BlockInput } from "./input.ts";
import { memberId } from "./member.ts";

/** Keeps an address from asking for a dataset; whoever has it is told why when they try. */
export async function blockPerson(ctx: Context, input: BlockInput): Promise<{ blockId: string }> {
	const { dataset: slug, email, reason } = input;
	const { id: datasetId } = await findDataset(ctx.db, slug);
	authorize(ctx.actor, "block.manage", await relationToDataset(ctx, datasetId));
	return inTransaction(async (tx) => {
		const made = await insertBlock(tx.db, {
			datasetId,
			email: email.toLowerCase(),
			reason,
			blockedAt: ctx.now,
			blockedBy: memberId(ctx),
		});
		if (!made) throw new Conflict(`${email} is blocked already: its reason is in the list.`);
		await record(tx, ctx, {
			action: "block.set",
			subject: { kind: "access_block", id: made.id },
			detail: { reason },
		});
		return { blockId: made.id };
	});
}
