import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { AttachmentInput } from "./input.ts";
import type { AttachmentView, LinkView } from "./view.ts";

/** Adds a document to a request that is being written. */
export async function addAttachment(
	_ctx: Context,
	_input: { number: number; fileName: string; bytes: Uint8Array },
): Promise<AttachmentView> {
	throw new Unavailable("Not made yet.");
}

/** Takes a document back. */
export async function removeAttachment(_ctx: Context, _input: AttachmentInput): Promise<void> {
	throw new Unavailable("Not made yet.");
}

/** An address from which the document can be had for a minute. */
export async function openAttachment(_ctx: Context, _input: AttachmentInput): Promise<LinkView> {
	throw new Unavailable("Not made yet.");
}
