import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { holderBatches } from "./holder-batches.ts";
import type { HoldersInput } from "./input.ts";
import type { HolderLine, HoldersView } from "./view.ts";

const pageSize = 50;

/** Who holds or held access to a dataset, newest first; a state is worked out, so it is sifted here. */
export async function listHolders(ctx: Context, input: HoldersInput): Promise<HoldersView> {
	const { dataset: slug, state, text, after } = input;
	const { id: datasetId } = await findDataset(ctx.db, slug);
	const relation = await relationToDataset(ctx, datasetId);
	authorize(ctx.actor, "grant.view", { isSelf: false, ...relation });
	const holders: HolderLine[] = [];
	for await (const batch of holderBatches(ctx, { datasetId, text, after })) {
		holders.push(...batch.filter((line) => state === undefined || line.state === state));
		if (holders.length > pageSize) break;
	}
	const shown = holders.slice(0, pageSize);
	return {
		holders: shown,
		next: holders.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
	};
}
