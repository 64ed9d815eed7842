import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { selectVersion } from "./file-queries.ts";
import { findHolder } from "./holder.ts";
import { type HeldRow, selectHeld } from "./ledger-queries.ts";
import type { CompletenessView, HeldFile } from "./view.ts";

const viewFile = (row: HeldRow): HeldFile => ({
	...row,
	issuedAt: row.issuedAt?.toISOString() ?? null,
	confirmedAt: row.confirmedAt?.toISOString() ?? null,
});

/** Which files of a version somebody was given, which are known to have arrived, which are missing. */
export async function readCompleteness(
	ctx: Context,
	input: { dataset: string; version: string; userId?: string | undefined },
): Promise<CompletenessView> {
	const { dataset, userId } = await findHolder(ctx, input);
	const version = await selectVersion(ctx.db, { datasetId: dataset.id, version: input.version });
	if (!version?.publishedAt) throw new NotFound("version");
	const lines = (await selectHeld(ctx.db, { userId, datasetVersionId: version.id })).map(viewFile);
	const confirmed = lines.filter((line) => line.confirmedAt !== null).length;
	const issued = lines.filter((line) => line.issuedAt !== null && line.confirmedAt === null).length;
	return {
		dataset: dataset.slug,
		version: version.version,
		files: lines.length,
		fileBytes: lines.reduce((sum, { fileBytes }) => sum + fileBytes, 0),
		confirmed,
		issued,
		missing: lines.length - confirmed - issued,
		lines,
	};
}
