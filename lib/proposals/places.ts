import type { TextScanner } from "./text.ts";

/** A line and a column, both from 1. Columns count UTF-16 units, as editors do. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

export const fileStart: Place = { line: 1, column: 1 };

/** A byte to come back to, which may leave the window before anyone asks where it was. */
interface Mark {
	/** -1: not set. */
	offset: number;
	line: number;
	column: number;
}

/**
 * Turns positions into lines and columns, for the few that a problem is reported at. Bytes are looked at once when they
 * leave the window, and otherwise only up to a reported place, so a file without problems pays nothing.
 */
export class Places {
	#bytes: Uint8Array = new Uint8Array();
	/** Offset in the file of the window's first byte. */
	#windowOffset = 0;
	#offset = 0;
	#line = 1;
	#column = 1;
	readonly #proposal: Mark = { offset: -1, line: 1, column: 1 };
	readonly #segment: Mark = { offset: -1, line: 1, column: 1 };

	readonly #fileBytes: number;
	readonly #text: TextScanner;

	/** `fileBytes`: the length of the whole file, or 0 when that is not known. `text`: who knows whether it is all ASCII. */
	constructor(fileBytes: number, text: TextScanner) {
		this.#fileBytes = fileBytes;
		this.#text = text;
	}

	/** The window moves on: `bytes` begin at this offset in the file. Everything before is forgotten. */
	moveTo(bytes: Uint8Array, offset: number): void {
		this.#settle(this.#proposal, offset);
		this.#settle(this.#segment, offset);
		this.#advance(offset);
		this.#bytes = bytes;
		this.#windowOffset = offset;
	}

	/** How much of the file lies before the proposal at hand, from 0 to 1; 0 when that is not known. */
	get shareBehind(): number {
		return this.#fileBytes === 0 ? 0 : this.#proposal.offset / this.#fileBytes;
	}

	markProposal(position: number): void {
		this.#proposal.offset = this.#windowOffset + position;
	}

	markSegment(position: number): void {
		this.#segment.offset = this.#windowOffset + position;
	}

	unmark(): void {
		this.#proposal.offset = -1;
		this.#segment.offset = -1;
	}

	at(position: number): Place {
		return this.#place(this.#windowOffset + position);
	}

	proposal(): Place {
		return this.#placeOf(this.#proposal);
	}

	segment(): Place {
		return this.#placeOf(this.#segment);
	}

	#placeOf(mark: Mark): Place {
		return mark.offset < this.#windowOffset
			? { line: mark.line, column: mark.column }
			: this.#place(mark.offset);
	}

	// The cursor stays behind the proposal at hand: its problems are not reported in the order of their places.
	#place(offset: number): Place {
		const ahead = [this.#proposal.offset, this.#segment.offset, offset].filter(
			(mark) => mark >= this.#offset,
		);
		this.#advance(Math.min(...ahead, offset));
		return this.#walk(offset);
	}

	#settle(mark: Mark, before: number): void {
		if (mark.offset < this.#windowOffset || mark.offset >= before) return;
		const { line, column } = this.#place(mark.offset);
		mark.line = line;
		mark.column = column;
	}

	#advance(offset: number): void {
		if (offset <= this.#offset) return;
		const { line, column } = this.#walk(offset);
		this.#offset = offset;
		this.#line = line;
		this.#column = column;
	}

	#walk(offset: number): Place {
		const from = this.#offset - this.#windowOffset;
		const way = this.#bytes.subarray(from, offset - this.#windowOffset);
		let lineStart = 0;
		let line = this.#line;
		for (let end = way.indexOf(0x0a); end >= 0; end = way.indexOf(0x0a, lineStart)) {
			line++;
			lineStart = end + 1;
		}
		const column = line === this.#line ? this.#column : 1;
		const rest = way.subarray(lineStart);
		return { line, column: column + (this.#text.ascii ? rest.length : charactersIn(rest)) };
	}
}

const pieceBytes = 65536;

// Decoding is several times faster than a loop over the bytes, and nearly all of it is text that passed for UTF-8.
function charactersIn(bytes: Uint8Array): number {
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	let characters = 0;
	for (let at = 0; at < bytes.length; at += pieceBytes) {
		characters += decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }).length;
	}
	return characters + decoder.decode().length;
}
