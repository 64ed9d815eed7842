import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const units: Record<string, string> = { string: "characters", array: "entries" };

const kinds: Record<string, string> = {
	string: "a text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	date: "a date",
};

const formats: Record<string, string> = {
	email: "a mail address",
	url: "a web address, with https:// before it",
	uuid: "an id, as this site writes them",
	date: "a day, as 2026-05-31",
	datetime: "an instant, as 2026-05-31T12:00:00Z",
};

function sized(which: "least" | "most", bound: number | bigint, origin: string): string {
	const unit = units[origin];
	return unit ? `must have at ${which} ${bound} ${unit}` : `must be at ${which} ${bound}`;
}

/**
 * What is wrong with an input, in words that do not need its schema to be understood; undefined
 * where the library's own have to do. What a schema says of its own accord stands before these.
 */
export function plainProblem(issue: Issue): string | undefined {
	if (issue.code === "invalid_type") {
		if (issue.input === undefined) return "is missing";
		const kind = kinds[issue.expected];
		return kind && `must be ${kind}`;
	}
	if (issue.code === "too_small")
		return issue.origin === "string" && issue.minimum === 1
			? "must not be empty"
			: sized("least", issue.minimum, issue.origin);
	if (issue.code === "too_big") return sized("most", issue.maximum, issue.origin);
	if (issue.code === "invalid_format") {
		const format = formats[issue.format];
		return format && `must be ${format}`;
	}
	if (issue.code === "invalid_value") return `must be one of: ${issue.values.join(", ")}`;
	return undefined;
}
