import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { NotFound } from "#lib/errors.ts";
import { selectAvailable, selectVersion } from "./file-queries.ts";
import { sha256Sums } from "./formats/index.ts";

/** SHA256SUMS of all that can be had of a version; names and digests are no secret. */
export async function readChecksums(
	ctx: Context,
	input: { dataset: string; version: string },
): Promise<string> {
	const { id: datasetId } = await findDataset(ctx.db, input.dataset);
	const version = await selectVersion(ctx.db, { datasetId, version: input.version });
	if (!version?.publishedAt) throw new NotFound("version");
	return sha256Sums(await selectAvailable(ctx.db, version.id));
}
