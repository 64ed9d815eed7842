import type { Context } from "#lib/context.ts";
import { announceUpload, submissionKey, uploadType } from "./begin-upload.ts";
import { completeUpload } from "./complete-upload.ts";
import type { UploadInput } from "./input.ts";
import type { Received } from "./view.ts";

/** The whole way in one call, for whoever cannot send the file to the storage directly. */
export async function submitFile(
	ctx: Context,
	input: UploadInput,
	bytes: Uint8Array,
): Promise<Received> {
	const announced = await announceUpload(ctx, input);
	if (announced.isEarlier) return { submissionId: announced.submissionId, isEarlier: true };
	const { intent } = announced;
	await ctx.storage.putObject(submissionKey(intent.id), bytes, { type: uploadType });
	return completeUpload(ctx, { intentId: intent.id });
}
