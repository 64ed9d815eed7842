import { CommonProposal } from "./common-proposal.ts";
import { DecimalReader } from "./decimal.ts";
import type { JsonEvents, JsonWord } from "./json-events.ts";
import {
	type Expectation,
	type Failure,
	failureBytes,
	loneSurrogate,
	syntaxFailure,
	textFailure,
	tooDeep,
} from "./syntax-failure.ts";
import type { TextScanner } from "./text.ts";
import { afterSpace, isSpace, malformed, needMore } from "./tokens.ts";

const maxDepth = 32;

const expectValue = 0;
const expectValueOrEnd = 1;
const expectNameOrEnd = 2;
const expectName = 3;
const expectColon = 4;
const expectCommaOrEnd = 5;
const insideText = 6;
const expectNothing = 7;

/** By the constants above, for messages. */
const expectations: readonly Expectation[] = [
	"value",
	"value-or-end",
	"name-or-end",
	"name",
	"colon",
	"comma-or-end",
	"text",
	"nothing",
];

const words: readonly JsonWord[] = ["true", "false", "null"];

/**
 * JSON (RFC 8259) as a stack machine over a window of bytes: it tells the reader what it comes upon and builds nothing.
 * It can stop between any two tokens, and inside a string that nobody keeps, so a file may come in pieces of any size.
 */
export class JsonScanner {
	/** Set once the text is found not to be JSON. */
	failure: Failure | undefined;
	readonly #reader: JsonEvents;
	readonly #decimal = new DecimalReader();
	readonly #common = new CommonProposal(this.#decimal);
	readonly #text: TextScanner;
	/** Whether nothing follows the window. */
	#last = false;
	#expecting = expectValue;
	#depth = 0;
	/** For each open container whether it is an object. */
	readonly #isObject = new Uint8Array(maxDepth + 1);

	constructor(reader: JsonEvents, text: TextScanner) {
		this.#text = text;
		this.#reader = reader;
	}

	get done(): boolean {
		return this.#expecting === expectNothing;
	}

	/** Reads on from `from` and returns the first position that must be seen again with more bytes after it. */
	scan(bytes: Uint8Array, from: number, end: number, last: boolean): number {
		this.#last = last;
		let at = from;
		while (at < end) {
			const byte = bytes[at] ?? 0;
			if (byte <= 0x20 && isSpace(byte) && this.#expecting !== insideText) {
				at++;
				continue;
			}
			const next = this.#step(bytes, at, end, byte);
			if (next === needMore) return this.#expecting === insideText ? this.#text.resumeAt : at;
			if (next === malformed) return at;
			at = next;
		}
		return at;
	}

	/** To be called after the last scan: a text that stops short is not JSON either. */
	finish(bytes: Uint8Array, end: number): void {
		if (this.failure || this.done) return;
		this.#fail(bytes, end, end);
	}

	#step(bytes: Uint8Array, at: number, end: number, byte: number): number {
		switch (this.#expecting) {
			case expectValue:
				return this.#value(bytes, at, end, byte);
			case expectValueOrEnd:
				return byte === 0x5d ? this.#close(at) : this.#value(bytes, at, end, byte);
			case expectName:
				return this.#name(bytes, at, end, byte);
			case expectNameOrEnd:
				return byte === 0x7d ? this.#close(at) : this.#name(bytes, at, end, byte);
			case expectColon:
				if (byte !== 0x3a) return this.#fail(bytes, at, end);
				this.#expecting = expectValue;
				return at + 1;
			case expectCommaOrEnd:
				return this.#afterValue(bytes, at, end, byte);
			case insideText:
				return this.#skipText(bytes, at, end, this.#text.resume(bytes, at, end));
			default:
				return this.#fail(bytes, at, end);
		}
	}

	#value(bytes: Uint8Array, at: number, end: number, byte: number): number {
		if (byte === 0x2d || (byte - 0x30) >>> 0 <= 9) return this.#number(bytes, at, end);
		if (byte === 0x7b) return this.#object(bytes, at, end);
		if (byte === 0x5b) return this.#open(at, false);
		if (byte === 0x22) return this.#textValue(bytes, at, end);
		return this.#word(bytes, at, end, byte);
	}

	#number(bytes: Uint8Array, at: number, end: number): number {
		const next = this.#decimal.read(bytes, at, end, this.#last);
		if (next === malformed) return this.#fail(bytes, this.#decimal.failedAt, end, "number");
		if (next === needMore) return needMore;
		this.#reader.number(this.#decimal.value, at);
		this.#endValue();
		return next;
	}

	#object(bytes: Uint8Array, at: number, end: number): number {
		return this.#reader.wantsProposal ? this.#proposals(bytes, at, end) : this.#open(at, true);
	}

	/** Takes proposals of the common form for as long as they follow one another. */
	#proposals(bytes: Uint8Array, start: number, end: number): number {
		for (let at = start; ; ) {
			const next = this.#common.read(bytes, at, end);
			if (next < 0) {
				this.#expecting = expectValue;
				return this.#open(at, true);
			}
			this.#reader.proposal(this.#common, at);
			this.#expecting = expectCommaOrEnd;
			if (next >= end || bytes[next] !== 0x2c) return next;
			at = afterSpace(bytes, next + 1, end);
			if (at >= end || bytes[at] !== 0x7b) return next;
		}
	}

	#open(at: number, isObject: boolean): number {
		if (this.#depth === maxDepth) {
			this.failure = tooDeep(at, maxDepth);
			return malformed;
		}
		this.#depth++;
		this.#isObject[this.#depth] = isObject ? 1 : 0;
		this.#expecting = isObject ? expectNameOrEnd : expectValueOrEnd;
		if (isObject) this.#reader.beginObject(at);
		else this.#reader.beginArray(at);
		return at + 1;
	}

	#close(at: number): number {
		this.#depth--;
		this.#reader.end();
		this.#endValue();
		return at + 1;
	}

	#endValue(): void {
		this.#expecting = this.#depth === 0 ? expectNothing : expectCommaOrEnd;
	}

	#afterValue(bytes: Uint8Array, at: number, end: number, byte: number): number {
		const isObject = this.#isObject[this.#depth] === 1;
		if (byte === 0x2c) {
			this.#expecting = isObject ? expectName : expectValue;
			return at + 1;
		}
		return byte === (isObject ? 0x7d : 0x5d) ? this.#close(at) : this.#fail(bytes, at, end);
	}

	#name(bytes: Uint8Array, at: number, end: number, byte: number): number {
		if (byte !== 0x22) return this.#fail(bytes, at, end);
		const next = this.#text.begin(bytes, at + 1, end);
		if (next < 0) return this.#cutText(bytes, end, next);
		if (this.#text.loneSurrogate) {
			this.failure = loneSurrogate(at);
			return malformed;
		}
		this.#reader.name(bytes, at, next, this.#text.escaped);
		this.#expecting = expectColon;
		return next;
	}

	#textValue(bytes: Uint8Array, at: number, end: number): number {
		const next = this.#text.begin(bytes, at + 1, end);
		if (!this.#reader.keepsText) return this.#skipText(bytes, at, end, next);
		if (next < 0) return this.#cutText(bytes, end, next);
		this.#reader.text(bytes, at, next, this.#text.escaped);
		this.#endValue();
		return next;
	}

	// The reader hears of the string where it begins, so that a long one need not be held.
	#skipText(bytes: Uint8Array, at: number, end: number, next: number): number {
		if (this.#expecting !== insideText) this.#reader.otherText(at);
		if (next < 0) {
			this.#expecting = insideText;
			return this.#cutText(bytes, end, next);
		}
		this.#endValue();
		return next;
	}

	#cutText(bytes: Uint8Array, end: number, next: number): number {
		if (next === needMore && !this.#last) return needMore;
		this.failure =
			next === needMore
				? syntaxFailure(bytes, end, end, "text", false)
				: textFailure(bytes, this.#text.failedAt, this.#text.fault);
		return malformed;
	}

	#word(bytes: Uint8Array, at: number, end: number, byte: number): number {
		const word = words.find((known) => known.charCodeAt(0) === byte);
		if (word === undefined) return this.#fail(bytes, at, end);
		for (let i = 1; i < word.length; i++) {
			if (at + i >= end) return this.#last ? this.#fail(bytes, at + i, end) : needMore;
			if (bytes[at + i] !== word.charCodeAt(i)) return this.#fail(bytes, at, end);
		}
		this.#reader.word(word, at);
		this.#endValue();
		return at + word.length;
	}

	/** Not JSON from `at` on. */
	#fail(bytes: Uint8Array, at: number, end: number, inside?: Expectation): number {
		// The message looks at a few bytes more, and is to be the same however the file is cut.
		if (!this.#last && end - at < failureBytes) return needMore;
		const state = expectations[this.#expecting] ?? "nothing";
		const expected = this.#depth === 0 && state === "value" ? "document" : (inside ?? state);
		this.failure = syntaxFailure(bytes, at, end, expected, this.#isObject[this.#depth] === 1);
		return malformed;
	}
}
