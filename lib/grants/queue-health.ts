import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { selectHealth } from "./queue-queries.ts";
import type { QueueHealthView } from "./view.ts";

const waitingAtMost = 1000;
const yearMilliseconds = 365 * 86_400_000;

/** How long asking takes, counted from what happened: public, and about nobody in particular. */
export async function queueHealth(
	ctx: Context,
	input: { dataset: string },
): Promise<QueueHealthView> {
	const { id } = await findDataset(ctx.db, input.dataset);
	return healthOf(ctx, id);
}

export async function healthOf(ctx: Context, datasetId: string): Promise<QueueHealthView> {
	const decidedSince = new Date(ctx.now.getTime() - yearMilliseconds);
	const { oldestWaitingSince, ...counts } = await selectHealth(ctx.db, {
		datasetId,
		decidedSince,
		waitingAtMost,
	});
	return {
		...counts,
		mayBeMore: counts.waiting === waitingAtMost,
		oldestWaitingSince: oldestWaitingSince?.toISOString() ?? null,
	};
}
