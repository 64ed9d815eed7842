import { parseArgs } from "node:util";
import { readProposals } from "#lib/proposals/index.ts";
import {
	averageRecall,
	defaultProtocol,
	type Labels,
	parseLabels,
	prepareLabels,
	proposalsProtocolInput,
	subsetsOf,
} from "#lib/scoring/index.ts";
import { printJson, printRejection, problemLines } from "./problem-list.ts";
import { scoreTable } from "./score-table.ts";
import { readBytes, readJson, required, WrongUsage, withUsage } from "./usage.ts";

const usage =
	"Usage: onset score --labels L.json --submission S.json [--subset NAME] [--unknown-videos reject|count] [--json]";

/** No challenge limits the size of a file on its author's own machine; memory does. */
export const maxBytes = 2 ** 30;

const unknownVideos = proposalsProtocolInput.shape.unknownVideos;

/** `onset score`: scores a submission file against a label file. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, () => score(argv));
}

async function score(argv: string[]): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: {
			labels: { type: "string" },
			submission: { type: "string" },
			subset: { type: "string" },
			"unknown-videos": { type: "string" },
			json: { type: "boolean", default: false },
		},
	});
	const unknown = unknownVideos.safeParse(values["unknown-videos"]);
	if (!unknown.success) throw new WrongUsage("--unknown-videos is reject or count.");
	const protocol = { ...defaultProtocol, unknownVideos: unknown.data };
	const labelsFile = required(values.labels, "--labels");
	const submissionFile = required(values.submission, "--submission");
	const labels = await readLabels(labelsFile);
	const subset = chooseSubset(labels, values.subset);
	const groundTruth = prepareLabels(labels, subset, protocol);

	const started = performance.now();
	const bytes = await readBytes(submissionFile);
	const read = performance.now();
	const { maxProposalsPerVideo } = protocol;
	const rules = {
		videos: labels.videos,
		subset,
		maxBytes,
		maxProposalsPerVideo,
		unknownVideos: unknown.data,
	};
	const result = await readProposals(bytes, rules);
	const parsed = performance.now();
	if (!result.ok) return printRejection(result.problems, result.total, values.json);
	const { evaluation } = averageRecall(result.proposals, groundTruth, protocol);
	const scored = performance.now();

	const timings = { read: read - started, parse: parsed - read, score: scored - parsed };
	const warnings = [...evaluation.warnings, ...result.warnings];
	const warningTotal = evaluation.warnings.length + result.warningTotal;
	if (values.json) printJson({ ...evaluation, warnings, warningTotal, timings });
	else process.stdout.write(scoreTable(evaluation) + problemLines(warnings, warningTotal));
	return 0;
}

async function readLabels(file: string): Promise<Labels> {
	const result = parseLabels(await readJson(file));
	if (result.ok) return result.labels;
	const problems = result.problems.map(({ pointer, message }) => `  ${pointer} ${message}`);
	throw new WrongUsage(`${file} is no label file:\n${problems.join("\n")}`);
}

function chooseSubset(labels: Labels, wanted: string | undefined): string {
	const subsets = [...subsetsOf(labels).keys()];
	const [only] = subsets;
	if (wanted === undefined && subsets.length === 1 && only !== undefined) return only;
	if (wanted !== undefined && subsets.includes(wanted)) return wanted;
	const which = subsets.length === 0 ? "no subset" : `the subsets ${subsets.join(", ")}`;
	const ask = wanted === undefined ? "choose one with --subset" : `"${wanted}" is none of them`;
	throw new WrongUsage(`The labels have ${which}; ${ask}.`);
}
