const mebibyte = 1 << 20;
const maxParts = 10_000;
const smallestPartBytes = 16 * mebibyte;
/** The most that the embedded storage takes at once; others take more. */
const largestPartBytes = 256 * mebibyte;

/** The longest file that can be sent: 2.4 TiB. */
export const maxFileBytes = maxParts * largestPartBytes;

/** In what pieces a file is sent: few enough for every storage, small enough to be sent again. */
export function partBytesFor(fileBytes: number): number {
	const needed = Math.ceil(fileBytes / maxParts / mebibyte) * mebibyte;
	return Math.max(smallestPartBytes, needed);
}

export const partCount = (of: { fileBytes: number; partBytes: number }): number =>
	Math.ceil(of.fileBytes / of.partBytes);

/** How long a part is: all are alike but the last. */
export function bytesOfPart(of: { fileBytes: number; partBytes: number }, number: number): number {
	const start = (number - 1) * of.partBytes;
	return Math.min(of.partBytes, of.fileBytes - start);
}
