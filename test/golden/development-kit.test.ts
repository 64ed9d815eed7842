import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { readProposals } from "#lib/proposals/index.ts";
import {
	type AverageRecallEvaluation,
	averageRecall,
	defaultProtocol,
	parseLabels,
	prepareLabels,
	reportedBudgets,
} from "#lib/scoring/index.ts";
import { caseBytes, caseJson } from "../support/cases.ts";

const figures = z.strictObject({
	auc: z.number(),
	"ar@1": z.number(),
	"ar@5": z.number(),
	"ar@10": z.number(),
	"ar@50": z.number(),
	"ar@100": z.number(),
});
const sliced = z.record(z.string(), figures.extend({ clips: z.number() }));
const expectation = z.strictObject({
	overall: figures,
	slices: z.strictObject({
		duration: sliced,
		category: sliced.optional(),
		source: sliced.optional(),
	}),
});
const synthetic = z.record(z.string(), expectation).parse(caseJson("sdfe-like/expected.json"));

const cases = [
	{
		name: "the ActivityNet sample",
		labels: "activitynet/labels.json",
		submission: "activitynet/submission.json",
		subset: "validation",
		expected: expectation.parse(caseJson("activitynet/expected.json")),
	},
	...Object.entries(synthetic).map(([name, expected]) => ({
		name,
		labels: `sdfe-like/labels-${name}.json`,
		submission: `sdfe-like/submission-${name}.json`,
		subset: "testing",
		expected,
	})),
];

async function score(labelsFile: string, submissionFile: string, subset: string) {
	const parsed = parseLabels(caseJson(labelsFile));
	assert(parsed.ok);
	const result = await readProposals(caseBytes(submissionFile), {
		videos: parsed.labels.videos,
		subset,
		maxBytes: 1e8,
		maxProposalsPerVideo: defaultProtocol.maxProposalsPerVideo,
		unknownVideos: defaultProtocol.unknownVideos,
	});
	assert(result.ok, JSON.stringify(result));
	const groundTruth = prepareLabels(parsed.labels, subset, defaultProtocol);
	return averageRecall(result.proposals, groundTruth, defaultProtocol);
}

function assertClose(
	actual: Pick<AverageRecallEvaluation["overall"], "auc" | "ar">,
	expected: z.output<typeof figures>,
	where: string,
) {
	const pairs = [
		["auc", actual.auc, expected.auc] as const,
		...reportedBudgets.map(
			(budget) => [`ar@${budget}`, actual.ar[`${budget}`], expected[`ar@${budget}`]] as const,
		),
	];
	for (const [name, ours, theirs] of pairs) {
		assert(Math.abs(ours - theirs) <= 1e-9, `${where} ${name}: ${ours} and not ${theirs}`);
	}
}

for (const { name, labels, submission, subset, expected } of cases) {
	test(`${name} scores as the development kit scores it, overall and in every slice`, async () => {
		const { evaluation, perVideo } = await score(labels, submission, subset);
		assertClose(evaluation.overall, expected.overall, "overall");
		for (const dimension of ["duration", "category", "source"] as const) {
			for (const [value, slice] of Object.entries(expected.slices[dimension] ?? {})) {
				const ours = evaluation.slices[dimension][value];
				assert(ours, `${dimension} ${value} is missing`);
				assert.equal(ours.clips, slice.clips);
				assertClose(ours, slice, `${dimension} ${value}`);
			}
		}
		const area = perVideo.numerators.reduce((sum, a) => sum + a, 0);
		const clips = perVideo.denominators.reduce((sum, g) => sum + g, 0);
		assert(Math.abs(area / clips - evaluation.overall.auc) <= 1e-9);
	});
}

test("a labelled detection file is scored as proposals too", async () => {
	const labels = "sdfe-like/labels-even100.json";
	const { evaluation } = await score(labels, "detection/submission.json", "testing");
	assert(evaluation.overall.auc > 0);
});
