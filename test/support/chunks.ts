/** The bytes in chunks of the given sizes, taken in turn. Sizes are at least 1. */
export async function* chunked(
	bytes: Uint8Array,
	sizes: readonly number[],
): AsyncGenerator<Uint8Array> {
	for (let at = 0, i = 0; at < bytes.length; i++) {
		const size = sizes[i % sizes.length] ?? 1;
		yield bytes.slice(at, at + size);
		at += size;
	}
}
