import { scaled } from "./scaled.ts";
import { malformed, needMore } from "./tokens.ts";

const digitsInWord = 9;
/** Bytes that the common form and what follows it may take. */
const longestCommon = 2 * digitsInWord + 2;
/** Returned by the common form, which leaves the number to the general one. */
const unusual = -3;

/**
 * Reads JSON numbers from bytes; the value is exactly what `Number()` gives for the same text.
 *
 * The first 18 significant digits are held as two integers of 9, for `scaled`. What that cannot tell, rare, goes to
 * `Number()`.
 */
export class DecimalReader {
	value = 0;
	/** Where a malformed number goes wrong. */
	failedAt = 0;
	#high = 0;
	#low = 0;
	/** Significant digits in #high and #low. */
	#digits = 0;
	/** Digits beyond those, and whether any of them is not 0. */
	#dropped = 0;
	#inexact = false;
	/** Of ten, for the digits as an integer. */
	#exponent = 0;

	/** The position after the number that begins at `start`, or `needMore`, or `malformed`. `last`: nothing follows `end`. */
	read(bytes: Uint8Array, start: number, end: number, last: boolean): number {
		const negative = bytes[start] === 0x2d;
		const first = negative ? start + 1 : start;
		let at = end - first > longestCommon ? this.#common(bytes, first) : unusual;
		if (at === unusual) at = this.#any(bytes, first, end, last);
		if (negative) this.value = -this.value;
		return at;
	}

	/** Numbers such as 12.25: a point, at most 18 digits and no exponent; else `unusual`, for `#any` to judge. */
	#common(bytes: Uint8Array, first: number): number {
		let at = first;
		let high = 0;
		for (let digit = digitAt(bytes, at); digit <= 9 && at < first + digitsInWord; ) {
			high = (high * 10 + digit) | 0;
			digit = digitAt(bytes, ++at);
		}
		const point = at;
		if (bytes[point] !== 0x2e || !endsWhole(bytes, first, point)) return unusual;
		at++;
		const middle = first + digitsInWord + 1;
		for (let digit = digitAt(bytes, at); digit <= 9 && at < middle; ) {
			high = (high * 10 + digit) | 0;
			digit = digitAt(bytes, ++at);
		}
		let low = 0;
		const from = at;
		for (let digit = digitAt(bytes, at); digit <= 9 && at < middle + digitsInWord; ) {
			low = (low * 10 + digit) | 0;
			digit = digitAt(bytes, ++at);
		}
		if (at === point + 1 || continues(bytes[at] ?? 0)) return unusual;
		this.value = scaled(high, low, at - from, point + 1 - at, false);
		return Number.isNaN(this.value) ? unusual : at;
	}

	#any(bytes: Uint8Array, first: number, end: number, last: boolean): number {
		this.#high = 0;
		this.#low = 0;
		this.#digits = 0;
		this.#dropped = 0;
		this.#inexact = false;
		this.#exponent = 0;
		let at = this.#whole(bytes, first, end, last);
		if (at >= 0) at = this.#fraction(bytes, at, end, last);
		if (at >= 0) at = this.#power(bytes, at, end, last);
		if (at < 0) return at;
		if (at === end && !last) return needMore;
		const more = Math.max(this.#digits - digitsInWord, 0);
		const exponent = this.#exponent + this.#dropped;
		const value =
			this.#digits === 0 ? 0 : scaled(this.#high, this.#low, more, exponent, this.#inexact);
		this.value = Number.isNaN(value) ? numberOf(bytes, first, at) : value;
		return at;
	}

	#whole(bytes: Uint8Array, first: number, end: number, last: boolean): number {
		const at = this.#take(bytes, first, end);
		if (at === first) return this.#stop(at, end, last);
		return bytes[first] === 0x30 && at > first + 1 ? this.#stop(first + 1, end, last) : at;
	}

	#fraction(bytes: Uint8Array, point: number, end: number, last: boolean): number {
		if (point >= end || bytes[point] !== 0x2e) return point;
		const at = this.#take(bytes, point + 1, end);
		this.#exponent = point + 1 - at;
		return at === point + 1 ? this.#stop(at, end, last) : at;
	}

	#power(bytes: Uint8Array, at: number, end: number, last: boolean): number {
		if (at >= end || ((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
		const sign = at + 1 < end ? bytes[at + 1] : 0;
		const from = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
		const to = afterDigits(bytes, from, end);
		if (to === from) return this.#stop(to, end, last);
		const size = integerOf(bytes, from, to);
		this.#exponent += sign === 0x2d ? -size : size;
		return to;
	}

	#stop(at: number, end: number, last: boolean): number {
		if (at >= end && !last) return needMore;
		this.failedAt = at;
		return malformed;
	}

	/** Adds the digits from `from` on to the significand and returns the position after them. */
	#take(bytes: Uint8Array, from: number, end: number): number {
		let at = from;
		if (this.#digits === 0) while (at < end && bytes[at] === 0x30) at++;
		if (this.#digits < digitsInWord) at = this.#takeHigh(bytes, at, end);
		if (this.#digits >= digitsInWord) at = this.#takeLow(bytes, at, end);
		return at;
	}

	#takeHigh(bytes: Uint8Array, from: number, end: number): number {
		const stop = Math.min(end, from + digitsInWord - this.#digits);
		let high = this.#high;
		let at = from;
		for (; at < stop; at++) {
			const digit = (bytes[at] ?? 0) - 0x30;
			if (digit >>> 0 > 9) break;
			high = (high * 10 + digit) | 0;
		}
		this.#high = high;
		this.#digits += at - from;
		return at;
	}

	#takeLow(bytes: Uint8Array, from: number, end: number): number {
		const stop = Math.min(end, from + 2 * digitsInWord - this.#digits);
		let low = this.#low;
		let at = from;
		for (; at < stop; at++) {
			const digit = (bytes[at] ?? 0) - 0x30;
			if (digit >>> 0 > 9) break;
			low = (low * 10 + digit) | 0;
		}
		this.#low = low;
		this.#digits += at - from;
		return this.#digits === 2 * digitsInWord ? this.#drop(bytes, at, end) : at;
	}

	#drop(bytes: Uint8Array, from: number, end: number): number {
		let at = from;
		for (; at < end; at++) {
			const digit = (bytes[at] ?? 0) - 0x30;
			if (digit >>> 0 > 9) break;
			if (digit > 0) this.#inexact = true;
		}
		this.#dropped += at - from;
		return at;
	}
}

function digitAt(bytes: Uint8Array, at: number): number {
	return ((bytes[at] ?? 0) - 0x30) >>> 0;
}

function endsWhole(bytes: Uint8Array, first: number, to: number): boolean {
	return to > first && (bytes[first] !== 0x30 || to === first + 1);
}

function continues(byte: number): boolean {
	return (byte - 0x30) >>> 0 <= 9 || (byte | 0x20) === 0x65;
}

function afterDigits(bytes: Uint8Array, from: number, end: number): number {
	let at = from;
	while (at < end && ((bytes[at] ?? 0) - 0x30) >>> 0 <= 9) at++;
	return at;
}

// Far beyond any double's range the size no longer matters, only that it stays an exact integer.
function integerOf(bytes: Uint8Array, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		value = Math.min(value * 10 + (bytes[at] ?? 0) - 0x30, 1e9);
	}
	return value;
}

function numberOf(bytes: Uint8Array, from: number, to: number): number {
	return Number(new TextDecoder().decode(bytes.subarray(from, to)));
}
