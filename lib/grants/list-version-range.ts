import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { selectVersionNames } from "./queries.ts";

/** The published versions that access can be given to, oldest first. */
export async function listVersionRange(
	ctx: Context,
	input: { dataset: string },
): Promise<{ sequence: number; version: string }[]> {
	const { id } = await findDataset(ctx.db, input.dataset);
	return selectVersionNames(ctx.db, id);
}
