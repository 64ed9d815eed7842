import { malformed, needMore } from "./tokens.ts";

const quote = 0x22;
const backslash = 0x5c;

// What a string may hold as it stands, one byte a character.
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== backslash ? 1 : 0,
);

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export type TextFault = "utf8" | "control" | "escape";

/** Walks over JSON strings, checking UTF-8 (RFC 3629) and escapes; decoding is left to those who want the text. */
export class TextScanner {
	/** Since `begin`: whether there was an escape, and one that is half of a surrogate pair without the other. */
	escaped = false;
	loneSurrogate = false;
	/** Whether every character so far, of all strings, was one byte. */
	ascii = true;
	/** After `needMore`: the beginning of the character that the window cuts. */
	resumeAt = 0;
	/** After `malformed`. */
	failedAt = 0;
	fault: TextFault = "utf8";

	/** Walks a string from after its opening quote: the position after the closing one, `needMore` or `malformed`. */
	begin(bytes: Uint8Array, from: number, end: number): number {
		this.escaped = false;
		this.loneSurrogate = false;
		return this.resume(bytes, from, end);
	}

	/** The same from a later character of it. */
	resume(bytes: Uint8Array, from: number, end: number): number {
		let at = from;
		for (;;) {
			while (at < end && plain[bytes[at] ?? 0] === 1) at++;
			if (at < end && bytes[at] === quote) return at + 1;
			const next = this.#special(bytes, at, end);
			if (next < 0) return next;
			at = next;
		}
	}

	#special(bytes: Uint8Array, at: number, end: number): number {
		this.resumeAt = at;
		if (at >= end) return needMore;
		const byte = bytes[at] ?? 0;
		if (byte === backslash) return this.#escape(bytes, at, end);
		if (byte < 0x20) return this.#fail("control", at);
		this.ascii = false;
		const next = afterCharacter(bytes, at, end);
		return next === malformed ? this.#fail("utf8", at) : next;
	}

	#escape(bytes: Uint8Array, at: number, end: number): number {
		this.escaped = true;
		if (at + 1 >= end) return needMore;
		const byte = bytes[at + 1] ?? 0;
		if (byte !== 0x75) return isShortEscape(byte) ? at + 2 : this.#fail("escape", at);
		const unit = codeUnit(bytes, at, end);
		if (unit < 0) return unit === needMore ? needMore : this.#fail("escape", at);
		if (unit < 0xd800 || unit > 0xdfff) return at + 6;
		return this.#surrogate(bytes, at, end, unit);
	}

	#surrogate(bytes: Uint8Array, at: number, end: number, unit: number): number {
		const other = unit > 0xdbff ? malformed : codeUnit(bytes, at + 6, end);
		if (other === needMore) return needMore;
		if (other >= 0xdc00 && other <= 0xdfff) return at + 12;
		this.loneSurrogate = true;
		return at + 6;
	}

	#fail(fault: TextFault, at: number): number {
		this.fault = fault;
		this.failedAt = at;
		return malformed;
	}
}

function isShortEscape(byte: number): boolean {
	return '"\\/bfnrt'.includes(String.fromCharCode(byte));
}

/** The code unit of an escape like \u00e9 at this place, `malformed` when it is something else. */
function codeUnit(bytes: Uint8Array, at: number, end: number): number {
	const known = Math.min(end - at, 6);
	let unit = 0;
	for (let i = 0; i < known; i++) {
		const byte = bytes[at + i] ?? 0;
		const digit = i < 2 ? escapeStart(byte, i) : hexDigit(byte);
		if (digit < 0) return malformed;
		unit = unit * 16 + digit;
	}
	return known === 6 ? unit : needMore;
}

/** 0 for the backslash and the u, so that they leave the number alone. */
function escapeStart(byte: number, i: number): number {
	return byte === (i === 0 ? backslash : 0x75) ? 0 : -1;
}

function hexDigit(byte: number): number {
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const lower = byte | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** The position after the UTF-8 character at this place (table 3-7 of the Unicode standard). */
export function afterCharacter(bytes: Uint8Array, at: number, end: number): number {
	const lead = bytes[at] ?? 0;
	const length = lengthFrom(lead);
	if (length === 0) return malformed;
	const known = Math.min(end - at, length);
	if (known > 1 && !isSecond(lead, bytes[at + 1] ?? 0)) return malformed;
	for (let i = 2; i < known; i++) {
		if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return malformed;
	}
	return known === length ? at + length : needMore;
}

function lengthFrom(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xc2 || lead > 0xf4) return 0;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}

// Shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
function isSecond(lead: number, byte: number): boolean {
	if (lead === 0xe0) return byte >= 0xa0 && byte <= 0xbf;
	if (lead === 0xed) return byte >= 0x80 && byte <= 0x9f;
	if (lead === 0xf0) return byte >= 0x90 && byte <= 0xbf;
	if (lead === 0xf4) return byte >= 0x80 && byte <= 0x8f;
	return (byte & 0xc0) === 0x80;
}

/** The text of a checked string, quotes included in the range. */
export function decodeText(bytes: Uint8Array, from: number, to: number, escaped: boolean): string {
	if (!escaped) return decoder.decode(bytes.subarray(from + 1, to - 1));
	const text: unknown = JSON.parse(decoder.decode(bytes.subarray(from, to)));
	return typeof text === "string" ? text : "";
}
