import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { enterFile, refuseClash } from "./enter-file.ts";
import { selectTwin } from "./file-queries.ts";
import { findDraft, holdDraft } from "./find-version.ts";
import type { FileUploadInput } from "./input.ts";
import { kindOf, mediaTypeOf, videoIdOf } from "./media-type.ts";
import { partBytesFor } from "./part-size.ts";
import {
	closeUpload,
	describeUpload,
	insertUpload,
	selectOpenAt,
	type UploadRow,
} from "./upload-queries.ts";
import { type BegunUpload, viewUpload } from "./view.ts";

const weekMilliseconds = 7 * 86_400_000;

/** Bytes lie under their digest, so that versions share them and none can be two things. */
export const objectKeyOf = (datasetId: string, sha256: string): string =>
	`datasets/${datasetId}/${sha256}`;

type Wanted = ReturnType<typeof wantedFile>;

function wantedFile(input: FileUploadInput, of: { versionId: string; datasetId: string }) {
	const { path, access, subset, videoId, fileBytes, sha256 } = input;
	return {
		datasetVersionId: of.versionId,
		path,
		kind: input.kind ?? kindOf(path),
		access,
		subset,
		videoId: videoId === undefined ? videoIdOf(path) : videoId,
		mediaType: mediaTypeOf(path),
		fileBytes,
		sha256,
		objectKey: objectKeyOf(of.datasetId, sha256),
	};
}

type Known = { begun: BegunUpload | null; givenUp: UploadRow | null };

/** What can be said without sending anything: the bytes are there, or an upload of them is open. */
async function lookAround(tx: Transaction, ctx: Context, wanted: Wanted): Promise<Known> {
	await holdDraft(tx, wanted.datasetVersionId);
	await refuseClash(tx, wanted.datasetVersionId, wanted.path);
	const open = await selectOpenAt(tx.db, wanted.datasetVersionId, wanted.path);
	const twin = await selectTwin(tx.db, wanted.objectKey);
	if (!twin && open && open.sha256 === wanted.sha256 && open.fileBytes === wanted.fileBytes) {
		await describeUpload(tx.db, open.id, wanted);
		return { begun: { state: "open", ...viewUpload(open) }, givenUp: null };
	}
	if (open) await closeUpload(tx.db, open.id, { abandonedAt: ctx.now });
	if (!twin) return { begun: null, givenUp: open };
	if (twin.fileBytes !== wanted.fileBytes)
		throw new Conflict(`The file of this sha256 has ${twin.fileBytes} bytes.`);
	const file = await enterFile(tx, ctx, { ...wanted, verifiedAt: twin.verifiedAt });
	return { begun: { state: "stored", fileId: file.id }, givenUp: open };
}

/**
 * Announces a file of a draft. Bytes that the dataset has already are not sent again; an upload of
 * the same bytes to the same path goes on where it was; another one to that path is given up.
 */
export async function beginFileUpload(ctx: Context, input: FileUploadInput): Promise<BegunUpload> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const { dataset, version } = await findDraft(ctx, input);
	const wanted = wantedFile(input, { versionId: version.id, datasetId: dataset.id });
	const { begun, givenUp } = await inTransaction((tx) => lookAround(tx, ctx, wanted));
	if (givenUp)
		await ctx.storage.abortParts({
			key: givenUp.objectKey,
			storageUploadId: givenUp.storageUploadId,
		});
	if (begun) return begun;
	const upload = await ctx.storage.beginParts(wanted.objectKey, { type: wanted.mediaType });
	const made = await inTransaction(async (tx) => {
		await holdDraft(tx, version.id);
		const row = await insertUpload(tx.db, {
			...wanted,
			storageUploadId: upload.storageUploadId,
			partBytes: partBytesFor(wanted.fileBytes),
			createdBy: userId,
			createdAt: ctx.now,
			expiresAt: new Date(ctx.now.getTime() + weekMilliseconds),
		});
		if (row)
			await record(tx, ctx, {
				action: "file.announce",
				subject: { kind: "file_upload", id: row.id },
				detail: { path: wanted.path, sha256: wanted.sha256, fileBytes: wanted.fileBytes },
			});
		return row;
	}).catch(async (error: unknown) => {
		await ctx.storage.abortParts(upload);
		throw error;
	});
	if (made) return { state: "open", ...viewUpload(made) };
	await ctx.storage.abortParts(upload);
	throw new Conflict("Another upload to this path began at the same moment: begin again.");
}
