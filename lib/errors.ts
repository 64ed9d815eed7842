/** Why a verb refused, in codes that know nothing of HTTP. The edges translate them once. */
export type ErrorCode =
	| "not_signed_in"
	| "not_allowed"
	| "not_found"
	| "conflict"
	| "invalid"
	| "limit_reached"
	| "unavailable";

/** A place in an input and what is wrong there. `pointer` is RFC 6901. */
export type FieldProblem = { pointer: string; message: string };

/**
 * The one error class verbs throw. `message` is a sentence for the person who asked: what is
 * wrong and what to do. `details` is safe to show to that person.
 */
export class OnsetError extends Error {
	readonly code: ErrorCode;
	readonly details: Readonly<Record<string, unknown>>;
	constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
		super(message);
		this.name = "OnsetError";
		this.code = code;
		this.details = details;
	}
}

/** Nobody is signed in, and the action needs somebody. */
export class NotSignedIn extends OnsetError {
	constructor(message = "Sign in first.") {
		super("not_signed_in", message);
	}
}

/** The actor may not do this; `reason` is a code of the policy's closed union. */
export class NotAllowed extends OnsetError {
	constructor(message: string, reason: string) {
		super("not_allowed", message, { reason });
	}
}

/** No such thing, or none that this actor may know of. */
export class NotFound extends OnsetError {
	constructor(what: string) {
		super("not_found", `There is no such ${what}.`);
	}
}

/** The thing changed meanwhile, or is in a state that does not permit the action. */
export class Conflict extends OnsetError {
	constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
		super("conflict", message, details);
	}
}

/** The input is wrong; each problem says where. */
export class Invalid extends OnsetError {
	readonly problems: readonly FieldProblem[];
	constructor(message: string, problems: readonly FieldProblem[] = []) {
		super("invalid", message, { problems });
		this.problems = problems;
	}
}

/** A counted limit is used up; `nextAt` says when it frees, where that is known. */
export class LimitReached extends OnsetError {
	constructor(message: string, nextAt: Date | null = null) {
		super("limit_reached", message, { nextAt: nextAt?.toISOString() ?? null });
	}
}

/** Something we depend on does not answer; trying again later may work. */
export class Unavailable extends OnsetError {
	constructor(message: string) {
		super("unavailable", message);
	}
}

/**
 * What a fault may say in a log or a row that people read. A statement that failed repeats every value
 * it was given, hidden figures among them, and so does the database of a value that it refused: of
 * those only what went wrong is told.
 */
export function faultWords(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const fault = "query" in error && "params" in error ? error.cause : error;
	if (!(fault instanceof Error)) return "a statement failed in the database";
	const code = "code" in fault ? String(fault.code) : "";
	// Class 22 of SQLSTATE is about values.
	return /^22[0-9A-Z]{3}$/.test(code) ? `the database refused a value (${code})` : fault.message;
}

/** A fault as the site's log has it: what it may say, and where it was. */
export function faultLines(error: unknown): string {
	const stack = error instanceof Error ? (error.stack ?? "") : "";
	const frames = stack.split("\n").filter((line) => /^ {4}at /.test(line));
	return [faultWords(error), ...frames].join("\n");
}
