import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { enterFile } from "./enter-file.ts";
import { deleteFile, type FileRow, selectFile, updateFile } from "./file-queries.ts";
import { findDraft, findDraftOf, holdDraft } from "./find-version.ts";
import type { fileAccessInput, withheldFileInput } from "./input.ts";
import { kindOf, mediaTypeOf } from "./media-type.ts";

/** Names a file that exists and is handed to nobody. Its bytes never come here. */
export async function addWithheldFile(
	ctx: Context,
	input: z.output<typeof withheldFileInput>,
): Promise<{ fileId: string }> {
	const { version } = await findDraft(ctx, input);
	const { path, subset, videoId, fileBytes, sha256 } = input;
	return inTransaction(async (tx) => {
		await holdDraft(tx, version.id);
		const file = await enterFile(tx, ctx, {
			datasetVersionId: version.id,
			path,
			kind: input.kind ?? kindOf(path),
			access: "withheld",
			subset,
			videoId: videoId ?? null,
			mediaType: mediaTypeOf(path),
			fileBytes,
			sha256,
			objectKey: null,
		});
		return { fileId: file.id };
	});
}

async function findDraftFile(ctx: Context, fileId: string): Promise<FileRow> {
	const file = await selectFile(ctx.db, fileId);
	if (!file) throw new NotFound("file");
	await findDraftOf(ctx, file, "file");
	return file;
}

/** Opens a file of a draft to everybody, or puts it under the licence. */
export async function setFileAccess(
	ctx: Context,
	input: z.output<typeof fileAccessInput>,
): Promise<void> {
	const file = await findDraftFile(ctx, input.fileId);
	await inTransaction(async (tx) => {
		await holdDraft(tx, file.datasetVersionId);
		if (!(await updateFile(tx.db, file.id, { access: input.access })))
			throw new Conflict(
				"What is withheld has no bytes here: remove it and send the file, if it is to be had.",
			);
		await record(tx, ctx, {
			action: "file.set-access",
			subject: { kind: "dataset_file", id: file.id },
			detail: { path: file.path, from: file.access, to: input.access },
		});
	});
}

/** Takes a file out of a draft; versions that were published keep theirs. */
export async function removeFile(ctx: Context, input: { fileId: string }): Promise<void> {
	const file = await findDraftFile(ctx, input.fileId);
	await inTransaction(async (tx) => {
		await holdDraft(tx, file.datasetVersionId);
		if (!(await deleteFile(tx.db, file.id)))
			throw new Conflict("The file was removed or replaced meanwhile.");
		await record(tx, ctx, {
			action: "file.remove",
			subject: { kind: "dataset_file", id: file.id },
			detail: { path: file.path },
		});
	});
}
