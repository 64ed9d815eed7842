import assert from "node:assert/strict";
import { test } from "node:test";
import { trivialBaselines } from "#lib/demonstration/index.ts";
import {
	canonicalProtocol,
	ceilingOf,
	defaultProtocol,
	evaluatorOf,
	evaluators,
	findEvaluator,
	type Labels,
	prepareLabels,
	protocolInput,
} from "#lib/scoring/index.ts";
import { columnsOf } from "#test/support/submission-columns.ts";

test("every evaluator is found by its name, and its protocol finds it back", () => {
	assert.deepEqual(
		evaluators.map(({ protocol }) => protocol.evaluator),
		["proposals", "spotting-f1", "detection-map"],
	);
	for (const { name, version, protocol, rankingFigure, figures } of evaluators) {
		assert.equal(findEvaluator(name, version)?.name, name);
		assert.equal(findEvaluator(name, "0.0.0"), undefined);
		assert.equal(evaluatorOf(protocol).name, name);
		assert.deepEqual(protocolInput.parse(JSON.parse(canonicalProtocol(protocol))), protocol);
		assert.equal(figures.filter(({ key }) => key === rankingFigure).length, 1);
		assert.equal(new Set(figures.map(({ key }) => key)).size, figures.length);
	}
	assert.equal(findEvaluator("of another house"), undefined);
});

test("a proposals protocol keeps the text that it had before there were others", () => {
	assert.equal(
		canonicalProtocol(protocolInput.parse({})),
		'{"durationBins":[{"aboveSeconds":null,"name":"[0,0.5]","upToSeconds":0.5},{"aboveSeconds":0.5,"name":"(0.5,4]","upToSeconds":4},{"aboveSeconds":4,"name":"(4,inf)","upToSeconds":null}],"maxAverageProposals":100,"maxProposalsPerVideo":1000,"tiouThresholds":[0.5,0.55,0.6,0.65,0.7,0.75,0.8,0.85,0.8999999999999999,0.95],"unknownVideos":"reject"}',
	);
	assert.deepEqual(protocolInput.parse({ evaluator: "proposals" }), defaultProtocol);
});

test("a protocol with members of another evaluator, or of none, is refused", () => {
	const wrong = [
		{ evaluator: "accuracy" },
		{ evaluator: "spotting-f1", tiouThresholds: [0.5] },
		{ evaluator: "spotting-f1", tiouThreshold: 0 },
		{ evaluator: "detection-map", tiouThresholds: [0.5, 0.500001] },
		{ tiouThreshold: 0.5 },
	];
	for (const input of wrong) assert(!protocolInput.safeParse(input).success, JSON.stringify(input));
});

const clip = (onsetSeconds: number, offsetSeconds: number, label: string) => ({
	onsetSeconds,
	offsetSeconds,
	label,
});
const labels: Labels = {
	videos: new Map([
		[
			"v1",
			{
				subset: "testing",
				durationSeconds: 40,
				annotations: [clip(1, 2, "happy"), clip(5, 15, "fear"), clip(20, 20.3, "happy")],
			},
		],
		["v2", { subset: "testing", annotations: [clip(0, 10, "happy")] }],
		["v3", { subset: "testing", durationSeconds: 20, annotations: [] }],
		["v4", { subset: "training", durationSeconds: 20, annotations: [clip(3, 4, "fear")] }],
	]),
};

test("every evaluator gives all its figures in one shape, overall and in every slice", () => {
	for (const evaluator of evaluators) {
		const groundTruth = prepareLabels(labels, "testing", evaluator.protocol);
		const evaluation = ceilingOf(groundTruth, evaluator.protocol);
		const keys = evaluator.figures.map(({ key }) => key);
		assert.deepEqual(Object.keys(evaluation.figures), keys);
		assert.equal(evaluation.score, evaluation.figures[evaluator.rankingFigure]);
		assert.deepEqual([evaluation.videos, evaluation.clips], [2, 4]);
		for (const table of Object.values(evaluation.slices)) {
			for (const slice of Object.values(table)) {
				assert.deepEqual(Object.keys(slice.figures), keys);
			}
		}
	}
});

test("a perfect predictor has every F1 and mAP, and an AUC below 100; baselines come nowhere near", () => {
	for (const { protocol, rankingFigure } of evaluators) {
		const groundTruth = prepareLabels(labels, "testing", protocol);
		const ceiling = ceilingOf(groundTruth, protocol).score;
		if (rankingFigure === "auc") assert(ceiling > 90 && ceiling < 100);
		else assert.equal(ceiling, 100);
		for (const { slug, propose } of trivialBaselines) {
			const proposals = propose(groundTruth);
			const { score } = evaluatorOf(protocol).evaluate(proposals, groundTruth).evaluation;
			assert(score >= 0 && score < ceiling, `${slug} ${rankingFigure} ${score}`);
		}
	}
});

test("trivial baselines cover every video of the subset, stay inside and are the same each time", () => {
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	for (const { slug, propose } of trivialBaselines) {
		const proposals = propose(groundTruth);
		assert.deepEqual(proposals, propose(groundTruth));
		assert.deepEqual(proposals.videos, ["v1", "v2", "v3"]);
		const most = slug === "whole-video" ? 1 : 100;
		// v2 has no length: it ends with its last interval.
		[40, 10, 20].forEach((seconds, v) => {
			const [from = 0, to = 0] = proposals.starts.slice(v, v + 2);
			assert(to > from && to - from <= most);
			assert(proposals.onsets.subarray(from, to).every((onset) => onset >= 0));
			assert(proposals.offsets.subarray(from, to).every((offset) => offset <= seconds + 1e-9));
		});
	}
	const random = trivialBaselines.find(({ slug }) => slug === "random");
	assert.notDeepEqual(random?.propose(groundTruth, "one"), random?.propose(groundTruth, "two"));
});

test("every evaluator says of each slice in how many videos its clips lie", () => {
	for (const { protocol } of evaluators) {
		const groundTruth = prepareLabels(labels, "testing", protocol);
		const nothing = columnsOf(new Map());
		const { slices } = evaluatorOf(protocol).evaluate(nothing, groundTruth).evaluation;
		const annotated = [...labels.videos.values()].filter(
			({ subset, annotations }) => subset === "testing" && annotations.length > 0,
		);
		for (const [value, { videos }] of Object.entries(slices.category))
			assert.equal(
				videos,
				annotated.filter((one) => one.annotations.some(({ label }) => label === value)).length,
			);
		for (const table of [slices.source, slices.clips])
			assert.equal(
				Object.values(table).reduce((sum, { videos }) => sum + videos, 0),
				annotated.length,
			);
	}
});
