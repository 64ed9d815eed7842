import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enterFile } from "./enter-file.ts";
import { selectFiles, selectTwin } from "./file-queries.ts";
import { holdDraft } from "./find-version.ts";
import { findUpload, inStorage, refuseEnded } from "./own-upload.ts";
import { bytesOfPart, partCount } from "./part-size.ts";
import { closeUpload, lockObject, selectUpload, type UploadRow } from "./upload-queries.ts";

async function isThere(ctx: Context, upload: UploadRow): Promise<boolean> {
	return (await ctx.storage.headObject(upload.objectKey))?.bytes === upload.fileBytes;
}

/** Makes the object out of its parts. Safe to do twice: an answer may have been lost on the way. */
async function assemble(ctx: Context, upload: UploadRow): Promise<void> {
	const stored = await ctx.storage.listParts(inStorage(upload));
	const lost = new Conflict("The storage no longer knows the upload: give it up and begin again.");
	if (!stored) {
		if (await isThere(ctx, upload)) return;
		throw lost;
	}
	const whole = stored.filter(({ number, bytes }) => bytes === bytesOfPart(upload, number));
	const numbers = new Set(whole.map(({ number }) => number));
	const missing = Array.from({ length: partCount(upload) }, (_, at) => at + 1).filter(
		(number) => !numbers.has(number),
	);
	if (missing.length > 0)
		throw new Conflict(
			`${missing.length} of ${partCount(upload)} parts have not arrived; the first is ${missing[0]}.`,
			{ missing: missing.slice(0, 100) },
		);
	if (await ctx.storage.completeParts(inStorage(upload), whole)) return;
	if (!(await isThere(ctx, upload))) throw lost;
}

async function fileAt(ctx: Context, upload: UploadRow): Promise<{ fileId: string }> {
	const files = await selectFiles(ctx.db, upload.datasetVersionId);
	const file = files.find(({ path }) => path === upload.path);
	if (!file) throw new Conflict("The file was removed after it had arrived.");
	return { fileId: file.id };
}

const givenUp = () => new Conflict("The upload was given up meanwhile: begin it again.");

/** Says that all parts are there: the draft then has the file, and a worker reads it through. */
export async function completeFileUpload(
	ctx: Context,
	input: { uploadId: string },
): Promise<{ fileId: string }> {
	const { upload } = await findUpload(ctx, input.uploadId);
	if (upload.completedAt) return fileAt(ctx, upload);
	refuseEnded(upload);
	const { fileId, isSurplus } = await inTransaction(async (tx) => {
		await lockObject(tx, upload.objectKey);
		const current = await selectUpload(tx.db, upload.id);
		if (current?.completedAt) return { ...(await fileAt(ctx, upload)), isSurplus: false };
		// Before anything is put together, which nobody would clear away again.
		if (!current || current.abandonedAt) throw givenUp();
		// Bytes that another file already stands on are never replaced, whatever has been sent here.
		const twin = await selectTwin(tx.db, upload.objectKey);
		if (!twin) await assemble(ctx, upload);
		await holdDraft(tx, upload.datasetVersionId);
		if (!(await closeUpload(tx.db, upload.id, { completedAt: ctx.now }))) throw givenUp();
		const { path, kind, access, subset, videoId, mediaType, fileBytes, sha256, objectKey } =
			current;
		const file = await enterFile(tx, ctx, {
			datasetVersionId: upload.datasetVersionId,
			path,
			kind,
			access,
			subset,
			videoId,
			mediaType,
			fileBytes,
			sha256,
			objectKey,
			verifiedAt: twin?.verifiedAt ?? null,
		});
		return { fileId: file.id, isSurplus: twin !== null };
	});
	if (isSurplus) await ctx.storage.abortParts(inStorage(upload));
	return { fileId };
}
