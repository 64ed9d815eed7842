import { type Problem, readProposals, type SubmissionRules } from "#lib/proposals/index.ts";

export const rules: SubmissionRules = {
	videos: new Map([
		["v1", { subset: "testing", durationSeconds: 10 }],
		["a/b~c", { subset: "testing", durationSeconds: 10 }],
		["t", { subset: "training", durationSeconds: 10 }],
	]),
	subset: "testing",
	maxBytes: 5000,
	maxProposalsPerVideo: 3,
	unknownVideos: "reject",
};

export async function problemsOf(
	file: string | Uint8Array,
	changed: Partial<SubmissionRules> = {},
) {
	const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
	const result = await readProposals(bytes, { ...rules, ...changed });
	return result.ok ? result.warnings : result.problems;
}

export const brief = ({ code, severity, pointer, line, column }: Problem) =>
	`${severity} ${code} ${pointer} ${line}:${column}`;

export const sound = '{"segment":[1,2],"score":0.5}';
export const inVideo = (...proposals: string[]) => `{"results":{"v1":[${proposals.join(",")}]}}`;

// The mark shows where the problem is and is taken out of the file.
const mark = "¦";

export function marked(file: string): { text: string; place: string } {
	const lines = file.slice(0, file.indexOf(mark)).split("\n");
	return {
		text: file.replace(mark, ""),
		place: `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`,
	};
}
