import { parseArgs } from "node:util";
import { readProposals } from "#lib/proposals/index.ts";
import {
	averageRecall,
	evaluatorOf,
	type GroundTruth,
	type Labels,
	type Proposals,
	type Protocol,
	parseLabels,
	prepareLabels,
	subsetsOf,
} from "#lib/scoring/index.ts";
import { printJson, printRejection, problemLines } from "./problem-list.ts";
import { readProtocol, submissionRules } from "./protocol-file.ts";
import { figuresTable, scoreTable } from "./score-table.ts";
import { readBytes, readJson, required, WrongUsage, withUsage } from "./usage.ts";

const usage =
	"Usage: onset score --labels L.json --submission S.json [--subset NAME] [--protocol P.json] [--unknown-videos reject|count] [--json]";

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
			protocol: { type: "string" },
			"unknown-videos": { type: "string" },
			json: { type: "boolean", default: false },
		},
	});
	const protocol = await readProtocol(values.protocol, values["unknown-videos"]);
	const labelsFile = required(values.labels, "--labels");
	const submissionFile = required(values.submission, "--submission");
	const labels = await readLabels(labelsFile);
	const subset = chooseSubset(labels, values.subset);
	const groundTruth = prepareLabels(labels, subset, protocol);

	const started = performance.now();
	const bytes = await readBytes(submissionFile);
	const read = performance.now();
	const rules = submissionRules(protocol, { videos: labels.videos, subset });
	const result = await readProposals(bytes, rules);
	const parsed = performance.now();
	if (!result.ok) return printRejection(result.problems, result.total, values.json);
	const { evaluation, table } = scoreBy(protocol, result.proposals, groundTruth);
	const scored = performance.now();

	const timings = { read: read - started, parse: parsed - read, score: scored - parsed };
	const warnings = [...evaluation.warnings, ...result.warnings];
	const warningTotal = evaluation.warnings.length + result.warningTotal;
	if (values.json) printJson({ ...evaluation, warnings, warningTotal, timings });
	else process.stdout.write(table + problemLines(warnings, warningTotal));
	return 0;
}

/** The proposals evaluator keeps the document that it printed before there were others. */
function scoreBy(protocol: Protocol, proposals: Proposals, groundTruth: GroundTruth) {
	if (protocol.evaluator === "proposals") {
		const { evaluation } = averageRecall(proposals, groundTruth, protocol);
		return { evaluation, table: scoreTable(evaluation) };
	}
	const evaluator = evaluatorOf(protocol);
	const { evaluation } = evaluator.evaluate(proposals, groundTruth);
	return { evaluation, table: figuresTable(evaluation, evaluator.figures) };
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
