import assert from "node:assert/strict";
import { contextFor } from "#lib/context.ts";
import {
	beginFileUpload,
	completeFileUpload,
	createDraft,
	signParts,
	verifyFile,
} from "#lib/publishing/index.ts";
import { openDataset } from "./data-world.ts";
import { sha256 } from "./world.ts";

export const asErrands = (now = new Date()) => contextFor({ kind: "system", name: "errands" }, now);

/** A dataset whose organizer has begun version 2.0.0, empty unless the files of the first are taken over. */
export async function openDraft({ copiesFiles = false } = {}) {
	const world = await openDataset();
	await createDraft(world.organizer.at(), { dataset: world.slug, version: "2.0.0", copiesFiles });
	return { ...world, draft: { dataset: world.slug, version: "2.0.0" } };
}
type Draft = Awaited<ReturnType<typeof openDraft>>;

export const announcement = (
	of: Pick<Draft, "draft">,
	path: string,
	bytes: Uint8Array,
	changes: { access?: "public" | "licensed"; videoId?: string; sha256?: string } = {},
) => ({
	...of.draft,
	path,
	access: "licensed" as const,
	subset: null,
	videoId: null,
	fileBytes: bytes.length,
	sha256: sha256(bytes),
	...changes,
});

/** Sends those parts of an open upload that the storage has not. */
export async function sendParts(
	of: Draft,
	begun: { uploadId: string; partBytes: number; parts: number },
	bytes: Uint8Array,
	numbers = Array.from({ length: begun.parts }, (_, at) => at + 1),
) {
	const { parts } = await signParts(of.organizer.at(), { uploadId: begun.uploadId, numbers });
	for (const { number, url } of parts) {
		const start = (number - 1) * begun.partBytes;
		const body = new Uint8Array(bytes.slice(start, start + begun.partBytes));
		assert.equal((await fetch(url, { method: "PUT", body })).status, 200);
	}
	return parts.map(({ number }) => number);
}

/** Sends a file the whole way into the draft; it is verified unless asked otherwise. */
export async function publishFile(
	of: Draft,
	path: string,
	bytes: Uint8Array,
	{ verified = true, ...changes }: Parameters<typeof announcement>[3] & { verified?: boolean } = {},
): Promise<string> {
	const ctx = of.organizer.at();
	const begun = await beginFileUpload(ctx, announcement(of, path, bytes, changes));
	if (begun.state === "stored") return begun.fileId;
	await sendParts(of, begun, bytes);
	const { fileId } = await completeFileUpload(ctx, { uploadId: begun.uploadId });
	if (verified) await verifyFile(asErrands(), { fileId });
	return fileId;
}

export const text = (words: string) => new TextEncoder().encode(words);
