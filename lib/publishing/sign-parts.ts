import type { Context } from "#lib/context.ts";
import { Conflict, Invalid } from "#lib/errors.ts";
import { findUpload, inStorage, refuseEnded } from "./own-upload.ts";
import { bytesOfPart, partCount } from "./part-size.ts";
import type { SignedParts } from "./view.ts";

/** Long enough for one part over a slow line. */
const partSeconds = 60 * 60;

/**
 * Addresses for the parts that are asked for and not yet stored, and the numbers of all that are:
 * whoever lost the connection goes on from there.
 */
export async function signParts(
	ctx: Context,
	input: { uploadId: string; numbers: readonly number[] },
): Promise<SignedParts> {
	const { upload } = await findUpload(ctx, input.uploadId);
	refuseEnded(upload);
	const beyond = input.numbers.find((number) => number > partCount(upload));
	if (beyond !== undefined)
		throw new Invalid(`There is no part ${beyond}: the file has ${partCount(upload)}.`);
	const there = await ctx.storage.listParts(inStorage(upload));
	if (!there)
		throw new Conflict("The storage no longer knows the upload: give it up and begin again.");
	const stored = new Set(
		there
			.filter(({ number, bytes }) => bytes === bytesOfPart(upload, number))
			.map((part) => part.number),
	);
	const wanted = [...new Set(input.numbers)].filter((number) => !stored.has(number));
	const parts = await Promise.all(
		wanted.map(async (number) => {
			const bytes = bytesOfPart(upload, number);
			const url = await ctx.storage.presignPart({
				...inStorage(upload),
				partNumber: number,
				partBytes: bytes,
				expiresSeconds: partSeconds,
			});
			return { number, bytes, url };
		}),
	);
	return { stored: [...stored], parts };
}
