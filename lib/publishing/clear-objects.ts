import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { isUsed } from "./draft-queries.ts";
import { lockObject } from "./upload-queries.ts";

/**
 * Removes bytes of a draft that was discarded, unless a file stands on them by now. An upload that
 * is just being completed holds the same lock, so it comes before or after. Safe to do twice.
 */
export async function clearObjects(
	ctx: Context,
	input: { datasetId: string; objectKeys: readonly string[] },
): Promise<void> {
	authorize(ctx.actor, "file.upkeep", {});
	for (const objectKey of input.objectKeys)
		await inTransaction(async (tx) => {
			await lockObject(tx, objectKey);
			if (await isUsed(tx.db, objectKey)) return;
			await ctx.storage.deleteObject(objectKey);
			await record(tx, ctx, {
				action: "file.clear",
				subject: { kind: "dataset", id: input.datasetId },
				detail: { objectKey },
			});
		});
}
