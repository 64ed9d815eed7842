export type ErrorCode =
	| "not-utf8"
	| "not-json"
	| "lone-surrogate"
	| "too-large"
	| "gzip-damaged"
	| "too-deep"
	| "not-an-object"
	| "member-repeated"
	| "results-missing"
	| "results-not-an-object"
	| "video-repeated"
	| "video-unknown"
	| "video-of-other-subset"
	| "list-not-an-array"
	| "proposal-not-an-object"
	| "segment-missing"
	| "segment-not-two-numbers"
	| "segment-reversed"
	| "score-missing"
	| "score-not-a-number"
	| "label-missing"
	| "label-not-a-text"
	| "score-threshold-not-a-number"
	| "too-many-proposals";

export type WarningCode =
	| "version-missing"
	| "external-data-missing"
	| "videos-without-proposals"
	| "unknown-videos-counted"
	| "zero-length-segment"
	| "segment-before-start"
	| "segment-after-end"
	| "equal-scores"
	| "score-outside-unit-interval"
	| "few-proposals";

/** One thing that is wrong with a file, or worth knowing about it. */
export interface Problem {
	readonly code: ErrorCode | WarningCode;
	/** An error rejects the file; a warning is kept with the score. */
	readonly severity: "error" | "warning";
	/** RFC 6901; "" is the whole file. */
	readonly pointer: string;
	/** Counts from 1. */
	readonly line: number;
	/** Counts from 1, in UTF-16 units as editors do. */
	readonly column: number;
	/** What is wrong and what to do. */
	readonly message: string;
}

const maxKeptProblems = 100;

/** Counts every problem and keeps the first of each severity, so that a flood of them costs nothing. */
export class ProblemLog {
	errorTotal = 0;
	warningTotal = 0;
	readonly #errors: Problem[] = [];
	readonly #warnings: Problem[] = [];

	/** `describe` is called only for a problem that is kept: finding its line takes time. */
	error(code: ErrorCode, describe: () => ProblemText): void {
		this.errorTotal++;
		if (this.#errors.length === maxKeptProblems) return;
		this.#errors.push({ code, severity: "error", ...clipped(describe()) });
	}

	warning(code: WarningCode, describe: () => ProblemText): void {
		this.warningTotal++;
		if (this.#warnings.length === maxKeptProblems) return;
		this.#warnings.push({ code, severity: "warning", ...clipped(describe()) });
	}

	/** At most 100, errors first. */
	get kept(): Problem[] {
		return [...this.#errors, ...this.#warnings].slice(0, maxKeptProblems);
	}
}

const maxPointerLength = 200;
const maxMessageLength = 1000;

/** A name in the file may be as long as the file; a hundred problems that quote it must not be. */
function clipped(text: ProblemText): ProblemText {
	const { pointer, message } = text;
	return {
		...text,
		pointer: clip(pointer, maxPointerLength),
		message: clip(message, maxMessageLength),
	};
}

const clip = (text: string, length: number): string =>
	text.length <= length ? text : `${text.slice(0, length)}…`;

export type ProblemText = Pick<Problem, "pointer" | "line" | "column" | "message">;

/** RFC 6901: a pointer through the given member names and indices. */
export function pointerTo(...steps: readonly (string | number)[]): string {
	return steps
		.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
		.join("");
}
