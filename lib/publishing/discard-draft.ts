import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import { deleteDraft, deleteDraftContents, isBuiltOn, selectOwnObjects } from "./draft-queries.ts";
import { findDraft, holdDraft } from "./find-version.ts";
import type { VersionInput } from "./input.ts";
import { inStorage } from "./own-upload.ts";
import { selectOpenUploads } from "./upload-queries.ts";

/**
 * Throws a draft away, with its files and the uploads under way. Bytes that no other version has
 * are removed afterwards; those that one has stay.
 */
export async function discardDraft(ctx: Context, input: VersionInput): Promise<void> {
	const { dataset, version } = await findDraft(ctx, input);
	const uploads = await inTransaction(async (tx) => {
		await holdDraft(tx, version.id);
		if (await isBuiltOn(tx.db, version.id))
			throw new Conflict(
				"A challenge has a phase or labels of this draft, so it cannot be discarded.",
			);
		const open = await selectOpenUploads(tx.db, version.id);
		const objectKeys = await selectOwnObjects(tx.db, version.id);
		await deleteDraftContents(tx.db, version.id);
		if (!(await deleteDraft(tx.db, version.id)))
			throw new Conflict("The version was published meanwhile.");
		await record(tx, ctx, {
			action: "version.discard",
			subject: { kind: "dataset_version", id: version.id },
			detail: { version: version.version },
		});
		if (objectKeys.length > 0)
			await enqueue(tx, "clear-objects", { datasetId: dataset.id, objectKeys });
		return open;
	});
	for (const upload of uploads) await ctx.storage.abortParts(inStorage(upload));
}
