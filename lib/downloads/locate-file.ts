import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { selectPlace } from "./file-queries.ts";

/**
 * Where a file stands; its name and place are open to everybody once its version is published.
 * @throws NotFound also for a file of a draft
 */
export async function locateFile(
	ctx: Context,
	input: { fileId: string },
): Promise<{ dataset: string; version: string; path: string }> {
	const place = await selectPlace(ctx.db, { ...input, now: ctx.now });
	if (!place) throw new NotFound("file");
	return place;
}
