import type { Context } from "#lib/context.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { UploadInParts } from "#lib/storage/index.ts";
import { type FoundVersion, findDraftOf } from "./find-version.ts";
import { selectUpload, type UploadRow } from "./upload-queries.ts";

export const inStorage = (upload: UploadRow): UploadInParts => ({
	key: upload.objectKey,
	storageUploadId: upload.storageUploadId,
});

/** An upload into a draft that the actor may change. @throws NotFound, NotAllowed */
export async function findUpload(
	ctx: Context,
	uploadId: string,
): Promise<{ upload: UploadRow; found: FoundVersion }> {
	const upload = await selectUpload(ctx.db, uploadId);
	if (!upload) throw new NotFound("upload");
	return { upload, found: await findDraftOf(ctx, upload, "upload") };
}

/** @throws Conflict */
export function refuseEnded(upload: UploadRow): void {
	if (upload.abandonedAt) throw new Conflict("The upload was given up: begin it again.");
	if (upload.completedAt) throw new Conflict("The upload is complete.");
}
