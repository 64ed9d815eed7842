import { parseArgs } from "node:util";
import { type DatasetVideos, parseVideos, readProposals } from "#lib/proposals/index.ts";
import { printJson, printRejection, problemLines } from "./problem-list.ts";
import { readProtocol, submissionRules } from "./protocol-file.ts";
import { readBytes, readJson, required, WrongUsage, withUsage } from "./usage.ts";

const usage =
	"Usage: onset validate --submission S.json [--videos V.json [--subset NAME]] [--protocol P.json] [--json]\n" +
	'V.json is a label file or {"videos": [{"id", "subset", "durationSeconds"}]}.';

/** `onset validate`: checks a submission file without labels. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, () => validate(argv));
}

async function validate(argv: string[]): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: {
			submission: { type: "string" },
			videos: { type: "string" },
			subset: { type: "string" },
			protocol: { type: "string" },
			json: { type: "boolean", default: false },
		},
	});
	const submissionFile = required(values.submission, "--submission");
	const videos = values.videos === undefined ? undefined : await readVideos(values.videos);
	checkSubset(videos, values.subset);
	const protocol = await readProtocol(values.protocol, undefined);
	const rules = submissionRules(protocol, { videos, subset: values.subset });
	const result = await readProposals(await readBytes(submissionFile), rules);
	if (!result.ok) return printRejection(result.problems, result.total, values.json);
	const { proposals, warnings, warningTotal } = result;
	const counts = { videos: proposals.videos.length, proposals: proposals.count };
	if (values.json) printJson({ ...counts, warnings, warningTotal });
	else {
		process.stdout.write(
			`The file is sound: ${counts.videos} videos, ${counts.proposals} proposals.\n${problemLines(warnings, warningTotal)}`,
		);
	}
	return 0;
}

async function readVideos(file: string): Promise<DatasetVideos> {
	const result = parseVideos(await readJson(file));
	if (result.ok) return result.videos;
	const problems = result.problems.map(({ pointer, message }) => `  ${pointer} ${message}`);
	throw new WrongUsage(`${file} is no list of videos:\n${problems.join("\n")}`);
}

function checkSubset(videos: DatasetVideos | undefined, subset: string | undefined): void {
	if (subset === undefined) return;
	const subsets = new Set([...(videos?.values() ?? [])].map((video) => video.subset));
	if (subsets.has(subset)) return;
	const which = subsets.size === 0 ? "no --videos" : `the subsets ${[...subsets].join(", ")}`;
	throw new WrongUsage(`There are ${which}; "${subset}" is none of them.`);
}
