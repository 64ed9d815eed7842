import type { Proposals } from "#lib/scoring/index.ts";
import { JsonScanner } from "./json-scanner.ts";
import { fileStart, Places } from "./places.ts";
import { type ErrorCode, type Problem, ProblemLog } from "./problem.ts";
import type { SubmissionRules } from "./rules.ts";
import type { SubmissionHeader } from "./submission-header.ts";
import { SubmissionReader } from "./submission-reader.ts";
import { TextScanner } from "./text.ts";

export type ReadResult =
	| {
			readonly ok: true;
			readonly proposals: Proposals;
			/** The first 100. */
			readonly warnings: readonly Problem[];
			readonly warningTotal: number;
			readonly header: SubmissionHeader;
	  }
	| {
			readonly ok: false;
			/** The first 100, errors before warnings. */
			readonly problems: readonly Problem[];
			readonly total: number;
	  };

/** One file on its way through the scanner, in chunks of any size. */
export class Reading {
	// V8 throws optimised code away with the last object of a shape that it is for, and the next file would be read
	// far more slowly. This one stays, and has seen a proposal, so that its fields hold what fields of a reading do.
	static readonly lasting = Reading.#begun(
		'{"results": {"": [{"segment": [0.5, 1.5], "score": 0.5}]',
	);

	static #begun(text: string): Reading {
		const rules = { maxBytes: 100, maxProposalsPerVideo: 1, unknownVideos: "reject" } as const;
		const reading = new Reading(rules, 0);
		reading.write(new TextEncoder().encode(text));
		return reading;
	}

	readonly #maxBytes: number;
	readonly #fileBytes: number;
	readonly #problems = new ProblemLog();
	readonly #places: Places;
	readonly #reader: SubmissionReader;
	readonly #scanner: JsonScanner;
	/** The token that the last window cut, to be seen again. */
	#rest: Uint8Array = new Uint8Array();
	#waiting: Uint8Array[] = [];
	#waitingBytes = 0;
	#totalBytes = 0;
	#windowOffset = 0;
	#stopped = false;
	#sawLast = false;

	/** `fileBytes`: the length of the file when one chunk is all of it, else 0. */
	constructor(rules: SubmissionRules, fileBytes: number) {
		this.#maxBytes = rules.maxBytes;
		this.#fileBytes = fileBytes;
		const text = new TextScanner();
		this.#places = new Places(fileBytes, text);
		this.#reader = new SubmissionReader(rules, this.#problems, this.#places);
		this.#scanner = new JsonScanner(this.#reader, text);
	}

	/** Takes the next bytes; false when no more are wanted. */
	write(chunk: Uint8Array): boolean {
		if (this.#stopped) return false;
		this.#totalBytes += chunk.length;
		if (this.#totalBytes > this.#maxBytes) {
			this.tooLarge();
			return false;
		}
		this.#waiting.push(chunk);
		this.#waitingBytes += chunk.length;
		// A token longer than a chunk is seen again only once as much has come again, so the work stays linear.
		if (this.#waitingBytes > this.#rest.length) this.#scan(this.#totalBytes === this.#fileBytes);
		return !this.#stopped;
	}

	finish(): ReadResult {
		if (!this.#stopped && !this.#sawLast) this.#scan(true);
		if (!this.#stopped) this.#reader.finish();
		const { kept, errorTotal, warningTotal } = this.#problems;
		if (errorTotal > 0) return { ok: false, problems: kept, total: errorTotal + warningTotal };
		const { proposals, header } = this.#reader;
		return { ok: true, proposals, warnings: kept, warningTotal, header };
	}

	tooLarge(): void {
		this.reject(
			"too-large",
			`The file has more than ${this.#maxBytes} bytes, as sent or unpacked. Leave out members that are not needed, or proposals of low score.`,
		);
	}

	/** Stops here, for a reason that no line of the file is to blame for. */
	reject(code: ErrorCode, message: string): void {
		this.#stopped = true;
		this.#problems.error(code, () => ({ pointer: "", ...fileStart, message }));
	}

	#scan(last: boolean): void {
		this.#sawLast = last;
		const window = this.#window();
		this.#places.moveTo(window, this.#windowOffset);
		const seen = this.#scanner.scan(window, 0, window.length, last);
		if (last) this.#scanner.finish(window, window.length);
		this.#rest = window.subarray(seen);
		this.#windowOffset += seen;
		const failure = this.#scanner.failure;
		if (!failure) return;
		this.#stopped = true;
		this.#problems.error(failure.code, () => ({
			pointer: this.#reader.pointer,
			...this.#places.at(failure.at),
			message: failure.message,
		}));
	}

	#window(): Uint8Array {
		const parts = this.#rest.length > 0 ? [this.#rest, ...this.#waiting] : this.#waiting;
		this.#waiting = [];
		this.#waitingBytes = 0;
		if (parts.length === 1 && parts[0]) return parts[0];
		const window = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of parts) {
			window.set(part, at);
			at += part.length;
		}
		return window;
	}
}
