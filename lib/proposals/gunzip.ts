const pieceBytes = 16 * 1024;

/** The bytes are no gzip file, or one that is cut short. */
export class DamagedGzip extends Error {}

export function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip piece by piece: what is not asked for is not unpacked. Throws `DamagedGzip`, or what the source throws.
 * Input goes in small pieces because browsers unpack each piece whole.
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const packed = pieces(source);
	let sourceError: { readonly reason: unknown } | undefined;
	const readable = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			try {
				const next = await packed.next();
				if (next.done) controller.close();
				else controller.enqueue(next.value);
			} catch (reason) {
				sourceError = { reason };
				controller.error(reason);
			}
		},
		async cancel() {
			await packed.return(undefined);
		},
	});
	const reader = readable.pipeThrough(new DecompressionStream("gzip")).getReader();
	try {
		for (;;) {
			const next = await reader.read();
			if (next.done) return;
			yield next.value;
		}
	} catch (error) {
		if (sourceError) throw sourceError.reason;
		throw new DamagedGzip("damaged gzip", { cause: error });
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

async function* pieces(
	source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined, undefined> {
	for await (const chunk of source) {
		for (let at = 0; at < chunk.length; at += pieceBytes) {
			// A copy, because a transform may take the buffer away from whoever gave it.
			yield chunk.slice(at, at + pieceBytes);
		}
	}
	return undefined;
}
