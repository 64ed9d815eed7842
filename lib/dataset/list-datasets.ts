import type { Context } from "#lib/context.ts";
import { selectDatasets } from "./queries.ts";
import { type DatasetLine, viewLine } from "./view.ts";

/** Every dataset of the site, oldest first. */
export async function listDatasets(ctx: Context): Promise<DatasetLine[]> {
	return (await selectDatasets(ctx.db)).map(viewLine);
}
