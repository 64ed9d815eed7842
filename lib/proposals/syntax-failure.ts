import type { ErrorCode } from "./problem.ts";
import { afterCharacter, type TextFault } from "./text.ts";
import { malformed, needMore } from "./tokens.ts";

/** The first thing that makes a text no JSON; nothing after it can be read. `at` is a position in the window. */
export interface Failure {
	readonly code: ErrorCode;
	readonly at: number;
	readonly message: string;
}

/** What JSON allows at a place. */
export type Expectation =
	| "document"
	| "value"
	| "value-or-end"
	| "name-or-end"
	| "name"
	| "colon"
	| "comma-or-end"
	| "text"
	| "number"
	| "nothing";

const allowed: Readonly<Record<Expectation, string>> = {
	document: "a JSON object",
	value: "a value",
	"value-or-end": "a value or ]",
	"name-or-end": "a member name in double quotes or }",
	name: "a member name in double quotes",
	colon: "a colon",
	"comma-or-end": "a comma or the closing bracket",
	text: "the closing double quote",
	number: "a digit",
	nothing: "the end of the file",
};

/** How many bytes from the failure on a message depends on. */
export const failureBytes = 9;

const encoding = "Save it as UTF-8 without a byte order mark.";

/** Says what is wrong at a byte that JSON does not allow, naming the mistakes that programs and people often make. */
export function syntaxFailure(
	bytes: Uint8Array,
	at: number,
	end: number,
	expected: Expectation,
	inObject: boolean,
): Failure {
	if (at >= end) {
		return notJson(at, `The file ends where ${allowed[expected]} should follow. Is it complete?`);
	}
	const byte = bytes[at] ?? 0;
	if (byte >= 0x80) return foreignByte(bytes, at, end, expected === "document");
	const rest = String.fromCharCode(...bytes.subarray(at, Math.min(at + failureBytes, end)));
	return notJson(at, habit(rest, expected, inObject) ?? `${shown(byte)} ${place(expected)}`);
}

export function textFailure(bytes: Uint8Array, at: number, fault: TextFault): Failure {
	if (fault === "utf8") return notUtf8(at);
	if (fault === "escape") {
		return notJson(at, 'JSON has no such escape. Write a backslash itself as "\\\\".');
	}
	return notJson(
		at,
		`${shown(bytes[at] ?? 0)} may not stand in a string as it is. Escape it, or close the string on its line.`,
	);
}

export function tooDeep(at: number, maxDepth: number): Failure {
	const message = `Values are nested more than ${maxDepth} deep. Remove what does not belong to the submission format.`;
	return { code: "too-deep", at, message };
}

export function loneSurrogate(at: number): Failure {
	const message =
		"This name holds half of a surrogate pair, which is no character. Write the name in UTF-8.";
	return { code: "lone-surrogate", at, message };
}

function foreignByte(bytes: Uint8Array, at: number, end: number, first: boolean): Failure {
	if (first && (bytes[at] === 0xff || bytes[at] === 0xfe)) {
		return { code: "not-utf8", at, message: `The file looks like UTF-16. ${encoding}` };
	}
	if (first && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) {
		return notJson(at, `The file begins with a byte order mark, which JSON forbids. ${encoding}`);
	}
	const next = afterCharacter(bytes, at, end);
	if (next === malformed || next === needMore) return notUtf8(at);
	const character = new TextDecoder().decode(bytes.subarray(at, next));
	return notJson(at, `The character ${character} may stand in strings only.`);
}

const habits: readonly { readonly begins: RegExp; readonly message: string }[] = [
	{
		begins: /^(NaN|-?Inf)/,
		message:
			"JSON has no NaN and no Infinity. Write finite numbers, and leave out proposals that have none.",
	},
	{ begins: /^(\/\/|\/\*|#)/, message: "JSON has no comments. Remove it." },
	{ begins: /^(True|False|None)/, message: "Write true, false or null, as JSON does." },
	{ begins: /^'/, message: "JSON strings stand in double quotes." },
	{ begins: /^[+.]/, message: "A JSON number begins with a digit, or with - and a digit." },
];

function habit(rest: string, expected: Expectation, inObject: boolean): string | undefined {
	if (/^[}\]]/.test(rest) && (expected === "value" || expected === "name")) {
		return "A comma stands before the closing bracket. Remove it.";
	}
	if (expected === "comma-or-end" && /^["{[\d-]/.test(rest)) {
		return `A comma is missing between two ${inObject ? "members" : "elements"}.`;
	}
	if (expected === "number" && /^\d/.test(rest)) {
		return "A JSON number does not begin with a needless 0.";
	}
	if (expected === "number" && rest.startsWith("I")) return habits[0]?.message;
	return habits.find(({ begins }) => begins.test(rest))?.message;
}

function place(expected: Expectation): string {
	return expected === "nothing"
		? "follows the end of the JSON value. Remove what is left over."
		: `stands where ${allowed[expected]} should.`;
}

function shown(byte: number): string {
	return byte > 0x20 && byte < 0x7f
		? `The character ${String.fromCharCode(byte)}`
		: `The control character U+${byte.toString(16).toUpperCase().padStart(4, "0")}`;
}

function notUtf8(at: number): Failure {
	return { code: "not-utf8", at, message: `This byte is not UTF-8. ${encoding}` };
}

function notJson(at: number, message: string): Failure {
	return { code: "not-json", at, message };
}
