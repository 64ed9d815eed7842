import { type AttachmentView, addAttachment, maxAttachmentBytes } from "#lib/access/index.ts";
import type { Context } from "#lib/context.ts";
import { Invalid } from "#lib/errors.ts";

/** A document that came with a form; its length is looked at before its bytes are. */
export async function attachUploadedFile(
	ctx: Context,
	input: { number: number; file: File },
): Promise<AttachmentView> {
	const { number, file } = input;
	if (file.size > maxAttachmentBytes)
		throw new Invalid(`The file has ${file.size} bytes; at most ${maxAttachmentBytes} are taken.`, [
			{ pointer: "/file", message: "10 MiB at most" },
		]);
	const bytes = new Uint8Array(await file.arrayBuffer());
	return addAttachment(ctx, { number, fileName: file.name, bytes });
}
