import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { selectCounts, selectDataset, selectVersions } from "./queries.ts";
import { type DatasetView, viewDataset } from "./view.ts";

/** The card of a dataset and its versions: public, like all that says what a dataset is. */
export async function readDataset(ctx: Context, slug: string): Promise<DatasetView> {
	const dataset = await selectDataset(ctx.db, slug);
	if (!dataset) throw new NotFound("dataset");
	const [versions, counts] = await Promise.all([
		selectVersions(ctx.db, dataset.id),
		selectCounts(ctx.db, dataset.id),
	]);
	return viewDataset(dataset, versions, counts);
}
