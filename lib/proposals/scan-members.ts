import type { JsonEvents } from "./json-events.ts";
import { JsonScanner } from "./json-scanner.ts";
import { fileStart, type Place } from "./places.ts";
import { TextScanner } from "./text.ts";

/** What can be said of a JSON text without repeating anything that stands in it. Positions are bytes. */
export interface ScannedMembers {
	/** Where the text stops being JSON (RFC 8259, at most 32 deep), or null. */
	readonly failedAt: number | null;
	/** Where a name stands in its object for a second time: readers of JSON would silently keep one of the two. */
	readonly repeatedAt: readonly number[];
	/** The members of the object under the asked top-level name, each with where it stands. */
	readonly members: ReadonlyMap<string, number>;
}

const decoder = new TextDecoder();

class MemberReader implements JsonEvents {
	readonly keepsText = false;
	readonly wantsProposal = false;
	readonly repeatedAt: number[] = [];
	readonly members = new Map<string, number>();
	readonly #of: string;
	/** For each open container its names so far; null for an array. */
	readonly #open: (Set<string> | null)[] = [];
	#top = "";

	constructor(of: string) {
		this.#of = of;
	}

	name(bytes: Uint8Array, from: number, to: number): void {
		const name = String(JSON.parse(decoder.decode(bytes.subarray(from, to))));
		const names = this.#open.at(-1);
		if (names?.has(name)) this.repeatedAt.push(from);
		names?.add(name);
		if (this.#open.length === 1) this.#top = name;
		else if (this.#open.length === 2 && this.#top === this.#of && !this.members.has(name))
			this.members.set(name, from);
	}

	beginObject(): void {
		this.#open.push(new Set());
	}

	beginArray(): void {
		this.#open.push(null);
	}

	end(): void {
		this.#open.pop();
	}

	proposal(): void {}
	number(): void {}
	text(): void {}
	otherText(): void {}
	word(): void {}
}

/** Looks through a whole JSON text for its names. Never throws. */
export function scanMembers(bytes: Uint8Array, of: string): ScannedMembers {
	const reader = new MemberReader(of);
	const scanner = new JsonScanner(reader, new TextScanner());
	scanner.scan(bytes, 0, bytes.length, true);
	scanner.finish(bytes, bytes.length);
	const { repeatedAt, members } = reader;
	return { failedAt: scanner.failure?.at ?? null, repeatedAt, members };
}

/** The line and column of a byte of a text. */
export function placeIn(bytes: Uint8Array, at: number): Place {
	let lineStart = 0;
	let line = fileStart.line;
	for (let end = bytes.indexOf(0x0a); end >= 0 && end < at; end = bytes.indexOf(0x0a, lineStart)) {
		line++;
		lineStart = end + 1;
	}
	return { line, column: decoder.decode(bytes.subarray(lineStart, at)).length + 1 };
}
