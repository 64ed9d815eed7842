import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { findUpload, inStorage } from "./own-upload.ts";
import { closeUpload } from "./upload-queries.ts";

/** Gives an upload up; its parts are removed. */
export async function abandonUpload(ctx: Context, input: { uploadId: string }): Promise<void> {
	const { upload } = await findUpload(ctx, input.uploadId);
	await inTransaction(async (tx) => {
		if (!(await closeUpload(tx.db, upload.id, { abandonedAt: ctx.now })))
			throw new Conflict("The upload has ended already.");
		await record(tx, ctx, {
			action: "file.abandon",
			subject: { kind: "file_upload", id: upload.id },
			detail: { path: upload.path },
		});
	});
	await ctx.storage.abortParts(inStorage(upload));
}
