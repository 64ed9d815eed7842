import type { DecimalReader } from "./decimal.ts";
import {
	isScoreName,
	isSegmentName,
	scoreNameBytes,
	segmentNameBytes,
} from "./proposal-members.ts";
import { afterSpace } from "./tokens.ts";

const notCommon = -1;

/**
 * Recognises a proposal in the form that nearly all have, `{"segment": [1.5, 3.2], "score": 0.9}` with the members in
 * either order, in one go. What it does not recognise it leaves, untouched, to the scanner, which judges everything.
 */
export class CommonProposal {
	onset = 0;
	offset = 0;
	score = 0;
	/** Positions of the values. */
	segmentAt = 0;
	onsetAt = 0;
	offsetAt = 0;
	scoreAt = 0;
	readonly #decimal: DecimalReader;

	constructor(decimal: DecimalReader) {
		this.#decimal = decimal;
	}

	/** The position after the proposal that begins at `start`, or -1 when it is not of that form or not all there. */
	read(bytes: Uint8Array, start: number, end: number): number {
		const first = afterSpace(bytes, start + 1, end);
		const scoreFirst = first + 2 < end && bytes[first + 2] === 0x63;
		let at = scoreFirst ? this.#scoreMember(bytes, first, end) : this.#segment(bytes, first, end);
		at = after(bytes, at, end, 0x2c);
		at = scoreFirst ? this.#segment(bytes, at, end) : this.#scoreMember(bytes, at, end);
		return after(bytes, at, end, 0x7d);
	}

	#segment(bytes: Uint8Array, from: number, end: number): number {
		if (from < 0 || end - from < segmentNameBytes || !isSegmentName(bytes, from)) return notCommon;
		this.segmentAt = after(bytes, from + segmentNameBytes, end, 0x3a);
		this.onsetAt = after(bytes, this.segmentAt, end, 0x5b);
		let at = this.#number(bytes, this.onsetAt, end);
		this.onset = this.#decimal.value;
		this.offsetAt = after(bytes, at, end, 0x2c);
		at = this.#number(bytes, this.offsetAt, end);
		this.offset = this.#decimal.value;
		return after(bytes, at, end, 0x5d);
	}

	#scoreMember(bytes: Uint8Array, from: number, end: number): number {
		if (from < 0 || end - from < scoreNameBytes || !isScoreName(bytes, from)) return notCommon;
		this.scoreAt = after(bytes, from + scoreNameBytes, end, 0x3a);
		const at = this.#number(bytes, this.scoreAt, end);
		this.score = this.#decimal.value;
		return at;
	}

	#number(bytes: Uint8Array, at: number, end: number): number {
		if (at < 0 || at >= end) return notCommon;
		return this.#decimal.read(bytes, at, end, false);
	}
}

/** The position after this byte and the space around it, or -1; a negative position is passed on. */
function after(bytes: Uint8Array, from: number, end: number, byte: number): number {
	// No space before it and at most one after it is what programs write.
	const at = from >= 0 && from < end && bytes[from] === byte ? from : afterSpace(bytes, from, end);
	if (at < 0 || at + 2 >= end || bytes[at] !== byte) return notCommon;
	const next = bytes[at + 1] === 0x20 ? at + 2 : at + 1;
	return (bytes[next] ?? 0) > 0x20 ? next : afterSpace(bytes, next, end);
}
