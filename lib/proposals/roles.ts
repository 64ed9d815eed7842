import type { ErrorCode } from "./problem.ts";

// What a value of the file is to be, from the outside in.
export const document = 0;
export const version = 1;
export const results = 2;
export const externalData = 3;
export const used = 4;
export const details = 5;
export const list = 6;
export const proposal = 7;
export const segment = 8;
export const bound = 9;
export const score = 10;
/** What nobody asked for: it may be anything. */
export const ignored = 11;

export const label = 12;
export const scoreThreshold = 13;

/** What the elements of an array are to be; the members of an object wait for their names. */
export function elementOf(container: number): number {
	if (container === list) return proposal;
	return container === segment ? bound : ignored;
}

export function documentMember(name: string): number {
	if (name === "results") return results;
	if (name === "version") return version;
	if (name === "score_threshold") return scoreThreshold;
	return name === "external_data" ? externalData : ignored;
}

export function externalMember(name: string): number {
	if (name === "used") return used;
	return name === "details" ? details : ignored;
}

/** What to say when the document, the results, a list or the score threshold is a value of another kind. */
export const otherKinds: ReadonlyMap<number, { code: ErrorCode; message: string }> = new Map([
	[
		document,
		{
			code: "not-an-object",
			message:
				'The file is to be one JSON object: {"version": "…", "results": {…}, "external_data": {…}}.',
		},
	],
	[
		results,
		{
			code: "results-not-an-object",
			message: '"results" is to be an object that gives each video its list of proposals.',
		},
	],
	[
		list,
		{
			code: "list-not-an-array",
			message: "The proposals of a video are to be an array, which may be empty.",
		},
	],
	[
		scoreThreshold,
		{
			code: "score-threshold-not-a-number",
			message:
				'"score_threshold" is to be one finite number: segments of a lower score do not count.',
		},
	],
]);
