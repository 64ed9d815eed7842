import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectBlocks } from "./block-queries.ts";
import type { BlockView } from "./view.ts";

const shownAtMost = 500;

/** Every block of a dataset, the lifted ones with who lifted them and why; newest first. */
export async function listBlocks(ctx: Context, input: { dataset: string }): Promise<BlockView[]> {
	const { id: datasetId } = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "block.manage", await relationToDataset(ctx, datasetId));
	const rows = await selectBlocks(ctx.db, datasetId, shownAtMost);
	return rows.map(({ block, blockedBy, liftedBy }) => ({
		id: block.id,
		email: block.email,
		reason: block.reason,
		blockedAt: block.blockedAt.toISOString(),
		blockedBy,
		liftedAt: block.liftedAt?.toISOString() ?? null,
		liftedBy,
		liftReason: block.liftReason,
	}));
}
