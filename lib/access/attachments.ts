import { createHash, randomUUID } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, Invalid, LimitReached, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import {
	type AttachmentRow,
	deleteAttachment,
	insertAttachment,
	insertEvent,
	selectAttachments,
} from "./beside-queries.ts";
import { cleanFileName } from "./file-name.ts";
import type { AttachmentInput } from "./input.ts";
import { loadRequest, movedOn } from "./load-request.ts";
import { updateFields } from "./queries.ts";
import { viewAttachment } from "./shown.ts";
import type { AttachmentView, LinkView } from "./view.ts";

export const maxAttachmentBytes = 10 * 1024 * 1024;
const mostAttachments = 5;
const linkSeconds = 60;

const endings: Readonly<Record<string, string>> = {
	"application/pdf": "pdf",
	"image/png": "png",
	"image/jpeg": "jpg",
};

/** What the bytes are, whatever their name says. */
async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
	const type = (await fileTypeFromBuffer(bytes))?.mime;
	if (type !== undefined && type in endings) return type;
	throw new Invalid("The file is not a PDF, PNG or JPEG, whatever its name says.", [
		{ pointer: "/file", message: "a PDF, PNG or JPEG" },
	]);
}

function refuseSize(bytes: Uint8Array): void {
	if (bytes.length === 0) throw new Invalid("The file is empty.");
	if (bytes.length > maxAttachmentBytes)
		throw new Invalid(
			`The file has ${bytes.length} bytes; at most ${maxAttachmentBytes} are taken.`,
			[{ pointer: "/file", message: "10 MiB at most" }],
		);
}

/** Adds a document to a request that is being written. */
export async function addAttachment(
	ctx: Context,
	input: { number: number; fileName: string; bytes: Uint8Array },
): Promise<AttachmentView> {
	const { request, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.edit", facts);
	const { bytes } = input;
	refuseSize(bytes);
	const mediaType = await mediaTypeOf(bytes);
	const fileName = cleanFileName(input.fileName, endings[mediaType] ?? "");
	const id = randomUUID();
	const objectKey = `requests/${request.id}/${id}`;
	return inTransaction(async (tx) => {
		// This update also makes two uploads at once wait for each other.
		const open = await updateFields(tx.db, { id: request.id, revision: undefined }, {});
		if (!open) throw await movedOn(tx.db, request.id);
		if ((await selectAttachments(tx.db, request.id)).length >= mostAttachments)
			throw new LimitReached(`A request has at most ${mostAttachments} documents.`);
		const made = await insertAttachment(tx.db, {
			id,
			requestId: request.id,
			fileName,
			mediaType,
			fileBytes: bytes.length,
			sha256: createHash("sha256").update(bytes).digest("hex"),
			objectKey,
			addedAt: ctx.now,
		});
		const detail = { attachmentId: id, fileName, fileBytes: bytes.length };
		await insertEvent(tx.db, ctx, { requestId: request.id, action: "attach", detail });
		await record(tx, ctx, {
			action: "request.attach",
			subject: { kind: "access_request", id: request.id },
			detail: { number: request.number, attachmentId: id },
		});
		await ctx.storage.putObject(objectKey, bytes, { type: mediaType });
		return viewAttachment(made);
	});
}

async function find(ctx: Context, requestId: string, attachmentId: string): Promise<AttachmentRow> {
	const all = await selectAttachments(ctx.db, requestId);
	const found = all.find(({ id }) => id === attachmentId);
	if (!found) throw new NotFound("document");
	return found;
}

/** Takes a document back while the request is being written. */
export async function removeAttachment(ctx: Context, input: AttachmentInput): Promise<void> {
	const { request, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.edit", facts);
	const found = await find(ctx, request.id, input.attachmentId);
	await inTransaction(async (tx) => {
		const open = await updateFields(tx.db, { id: request.id, revision: undefined }, {});
		if (!open) throw await movedOn(tx.db, request.id);
		await deleteAttachment(tx.db, found.id);
		const detail = { attachmentId: found.id };
		await insertEvent(tx.db, ctx, { requestId: request.id, action: "detach", detail });
		await record(tx, ctx, {
			action: "request.detach",
			subject: { kind: "access_request", id: request.id },
			detail: { number: request.number, ...detail },
		});
		await ctx.storage.deleteObject(found.objectKey);
	});
}

/** An address from which a document can be had for a minute, as a download. */
export async function openAttachment(ctx: Context, input: AttachmentInput): Promise<LinkView> {
	const { request, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.view", facts);
	const { emptiedAt, objectKey, fileName } = await find(ctx, request.id, input.attachmentId);
	if (emptiedAt !== null)
		throw new Conflict(
			`The document was removed on ${emptiedAt.toISOString().slice(0, 10)}, after the request ended.`,
		);
	const url = await ctx.storage.presignGet({
		key: objectKey,
		fileName,
		expiresSeconds: linkSeconds,
	});
	const expiresAt = new Date(ctx.now.getTime() + linkSeconds * 1000);
	return { url, expiresAt: expiresAt.toISOString() };
}
