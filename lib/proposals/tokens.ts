/** Returned instead of a position: the window ends before the token does. */
export const needMore = -1;
/** Returned instead of a position: the bytes are not what JSON allows here; the scanner knows where. */
export const malformed = -2;

export function isSpace(byte: number): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export function afterSpace(bytes: Uint8Array, from: number, end: number): number {
	let at = from;
	while (at >= 0 && at < end && isSpace(bytes[at] ?? 0)) at++;
	return at;
}
