const pieceBytes = 16 * 1024;

/** The bytes are no gzip file, or one that is cut short. */
export class DamagedGzip extends Error {}

export function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip piece by piece: what is not asked for is not unpacked. Throws `DamagedGzip`, or what the source throws.
 * Input goes in small pieces because browsers unpack each piece whole, and one at a time because Node would queue them all.
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const { readable, writable } = new DecompressionStream("gzip");
	const reader = readable.getReader();
	const writer = writable.getWriter();
	const pumping = pump(source, writer);
	try {
		for (;;) {
			const next = await reader.read();
			if (next.done) return;
			yield next.value;
		}
	} catch (error) {
		const failed = await pumping;
		if (failed) throw failed.reason;
		throw new DamagedGzip("damaged gzip", { cause: error });
	} finally {
		await Promise.allSettled([writer.abort(), reader.cancel()]);
		await pumping;
	}
}

/** Resolves when all is written, or nothing more can be; with the error of the source if there was one. */
async function pump(
	source: AsyncIterable<Uint8Array>,
	writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
): Promise<{ readonly reason: unknown } | undefined> {
	let open = true;
	const write = (piece: Uint8Array<ArrayBuffer>) =>
		writer.write(piece).catch(() => {
			open = false;
		});
	try {
		for await (const chunk of source) {
			for (let at = 0; at < chunk.length && open; at += pieceBytes) {
				// A copy, because a stream may take the buffer away from whoever gave it.
				await write(chunk.slice(at, at + pieceBytes));
			}
			if (!open) return undefined;
		}
	} catch (reason) {
		await writer.abort(reason).catch(() => undefined);
		return { reason };
	}
	await writer.close().catch(() => undefined);
	return undefined;
}
