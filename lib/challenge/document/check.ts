import type { z } from "zod";
import { type ChallengeDocument, challengeDocument } from "./schema.ts";

export type Step = string | number;

/** What is wrong with a member, in words for whoever wrote it. */
export type DocumentProblem = {
	path: Step[];
	message: string;
	/** Whether it is about the member's name rather than what it holds. */
	isKey: boolean;
};

type DocumentCheck =
	| { ok: true; document: ChallengeDocument }
	| { ok: false; problems: DocumentProblem[] };

const expectedWords: Record<string, string> = {
	string: "text in quotes",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	object: "members with names",
};

type Issue = z.core.$ZodIssue;
type Of<Code extends Issue["code"]> = Extract<Issue, { code: Code }>;

const shown = (value: unknown) =>
	(typeof value === "number" ? String(value) : JSON.stringify(value))?.slice(0, 60);

function typeSentence(issue: Of<"invalid_type">, value: unknown): string {
	const expected = expectedWords[issue.expected] ?? issue.expected;
	if (value === undefined) return `It is missing: add it, as ${expected}.`;
	if (value === "") return `It is empty; it must be ${expected}.`;
	return `This is ${shown(value)}; it must be ${expected}.`;
}

function tooBigSentence({ origin, maximum }: Of<"too_big">): string {
	if (origin === "string") return `It may have at most ${maximum} characters.`;
	return origin === "array"
		? `There may be at most ${maximum} of them.`
		: `It may be at most ${maximum}.`;
}

function tooSmallSentence({ origin, minimum, inclusive }: Of<"too_small">): string {
	if (origin === "string") return "It is empty: fill it in.";
	if (origin === "array") return `There must be at least ${minimum} of them.`;
	return inclusive ? `It must be at least ${minimum}.` : `It must be more than ${minimum}.`;
}

/** Sentences of our own stand as they are; those of the schema's library are put in other words. */
function sentenceOf(issue: Issue, value: unknown): string {
	if (!/^(Invalid|Too) /.test(issue.message)) return issue.message;
	if (issue.code === "invalid_type") return typeSentence(issue, value);
	if (issue.code === "too_big") return tooBigSentence(issue);
	if (issue.code === "too_small") return tooSmallSentence(issue);
	return issue.code === "invalid_value"
		? `This is ${shown(value)}; it must be ${issue.values.join(" or ")}.`
		: issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(at, step) =>
			typeof at === "object" && at !== null && Object.hasOwn(at, step)
				? Reflect.get(at, step)
				: undefined,
		value,
	);
}

const steps = (path: readonly PropertyKey[]): Step[] =>
	path.map((step) => (typeof step === "number" ? step : String(step)));

/** One issue of the schema, as one problem for each member it is about. */
function problemsOf(issue: Issue, value: unknown): DocumentProblem[] {
	const path = steps(issue.path);
	if (issue.code !== "unrecognized_keys")
		return [{ path, message: sentenceOf(issue, valueAt(value, issue.path)), isKey: false }];
	return issue.keys.map((key) => ({
		path: [...path, key],
		message: `There is no member called "${key}" here: remove it, or look at its spelling.`,
		isKey: true,
	}));
}

/** A challenge's document in its canonical form, or everything that is wrong with it and where. */
export function checkDocument(value: unknown): DocumentCheck {
	const parsed = challengeDocument.safeParse(value);
	if (parsed.success) return { ok: true, document: parsed.data };
	const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, value));
	return { ok: false, problems };
}
