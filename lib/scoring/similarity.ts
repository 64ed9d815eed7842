import type { Proposals } from "./proposals.ts";

const keptHashes = 256;
const roundingSeconds = 0.1;

/**
 * A sketch of a proposal set: the 256 smallest of the 32-bit hashes of its segments, ascending (a bottom-k sketch, Cohen
 * and Kaplan, PODC 2007; Broder 1997). A segment is the video's id with onset and offset rounded to a tenth of a second; scores
 * and labels do not enter. Fewer where there are fewer distinct segments.
 */
export type Sketch = Uint32Array;

export function sketchOf(proposals: Proposals): Sketch {
	const smallest = new SmallestHashes(keptHashes);
	proposals.videos.forEach((id, i) => {
		const video = hashText(id);
		const end = proposals.starts[i + 1] ?? 0;
		for (let row = proposals.starts[i] ?? 0; row < end; row++) {
			const onset = Math.round((proposals.onsets[row] ?? 0) / roundingSeconds);
			const offset = Math.round((proposals.offsets[row] ?? 0) / roundingSeconds);
			smallest.add(mixed(mixed(mixed(video) ^ onset) ^ offset));
		}
	});
	return smallest.sorted;
}

/**
 * Estimates the Jaccard similarity of two proposal sets, 0 to 1: of the smallest hashes of both together, the share
 * that both have. Its standard error is about `sqrt(J (1 - J) / 256)`, at most 0.032. Two empty sets are 0 alike.
 */
export function similarityOf(a: Sketch, b: Sketch): number {
	// A full sketch knows nothing beyond its last hash; one that is not full knows its whole set.
	const merged = Uint32Array.from(new Set([...a, ...b])).sort();
	const union = merged.subarray(0, Math.min(keptHashes, merged.length));
	const inA = new Set(a);
	const inB = new Set(b);
	const shared = union.filter((hash) => inA.has(hash) && inB.has(hash)).length;
	return union.length === 0 ? 0 : shared / union.length;
}

/** A sketch as text of at most 1,366 characters: its hashes as big-endian bytes in base64url without padding. */
export function encodeSketch(sketch: Sketch): string {
	const bytes = new DataView(new ArrayBuffer(sketch.length * 4));
	sketch.forEach((hash, i) => {
		bytes.setUint32(i * 4, hash);
	});
	const text = String.fromCharCode(...new Uint8Array(bytes.buffer));
	return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Reads what `encodeSketch` wrote; throws a RangeError on anything else. */
export function decodeSketch(text: string): Sketch {
	if (!/^[\w-]*$/.test(text)) throw new RangeError("no sketch");
	const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
	if (binary.length % 4 !== 0 || binary.length > keptHashes * 4) throw new RangeError("no sketch");
	const bytes = new DataView(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)).buffer);
	return Uint32Array.from({ length: binary.length / 4 }, (_, i) => bytes.getUint32(i * 4));
}

/** The distinct smallest of many numbers, gathered in a buffer that is sorted and cut when it is full. */
class SmallestHashes {
	readonly #kept: number;
	readonly #buffer: Uint32Array;
	#length = 0;
	#bound = 0xffffffff;

	constructor(kept: number) {
		this.#kept = kept;
		this.#buffer = new Uint32Array(kept * 4);
	}

	add(hash: number): void {
		if (hash > this.#bound) return;
		this.#buffer[this.#length] = hash;
		this.#length++;
		if (this.#length === this.#buffer.length) this.#cut();
	}

	get sorted(): Uint32Array {
		this.#cut();
		return this.#buffer.slice(0, this.#length);
	}

	#cut(): void {
		const sorted = this.#buffer.slice(0, this.#length).sort();
		const distinct = sorted.filter((hash, i) => i === 0 || hash !== sorted[i - 1]);
		const smallest = distinct.subarray(0, this.#kept);
		this.#buffer.set(smallest);
		this.#length = smallest.length;
		if (this.#length === this.#kept) this.#bound = smallest.at(-1) ?? this.#bound;
	}
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return hash >>> 0;
}

/** The finalizer of MurmurHash3 (Appleby, public domain) after a golden-ratio step, so that 0 does not stay 0. */
function mixed(word: number): number {
	let hash = (word + 0x9e3779b9) | 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
