import { inflateSync } from "node:zlib";

const woffHeaderBytes = 44;
const woffEntryBytes = 20;
const sfntHeaderBytes = 12;
const sfntEntryBytes = 16;

/**
 * A WOFF 1 font as the plain font within (W3C WOFF 1.0, section 3). pdfkit opens WOFF by itself, but
 * inflates it in JavaScript, which takes seconds for a page of Chinese; zlib takes milliseconds.
 */
export function sfntOf(woff: Buffer): Buffer {
	const count = woff.readUInt16BE(12);
	const tables = Array.from({ length: count }, (_, i) => {
		const entry = woff.subarray(woffHeaderBytes + i * woffEntryBytes);
		const [offset, packed, length] = [4, 8, 12].map((at) => entry.readUInt32BE(at));
		if (offset === undefined || packed === undefined || length === undefined)
			throw new Error("a font's table has no place");
		const stored = woff.subarray(offset, offset + packed);
		const bytes = packed < length ? inflateSync(stored) : stored;
		return { tag: entry.subarray(0, 4), checksum: entry.readUInt32BE(16), bytes };
	});
	const head = Buffer.alloc(sfntHeaderBytes + count * sfntEntryBytes);
	woff.copy(head, 0, 4, 8);
	head.writeUInt16BE(count, 4);
	const selector = Math.floor(Math.log2(count));
	head.writeUInt16BE(2 ** selector * sfntEntryBytes, 6);
	head.writeUInt16BE(selector, 8);
	head.writeUInt16BE((count - 2 ** selector) * sfntEntryBytes, 10);
	let offset = head.length;
	const bodies = tables.map(({ tag, checksum, bytes }, i) => {
		const at = sfntHeaderBytes + i * sfntEntryBytes;
		tag.copy(head, at);
		head.writeUInt32BE(checksum, at + 4);
		head.writeUInt32BE(offset, at + 8);
		head.writeUInt32BE(bytes.length, at + 12);
		const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
		offset += padded.length;
		return padded;
	});
	return Buffer.concat([head, ...bodies]);
}
