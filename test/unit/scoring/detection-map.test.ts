import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	detectionMapProtocolInput,
	evaluatorOf,
	type Labels,
	prepareLabels,
} from "#lib/scoring/index.ts";
import { scoringCase } from "../../support/arbitraries.ts";
import {
	type LabelledSubmission,
	plainAveragePrecision,
	plainMatches,
	ranked,
} from "../../support/plain-matching.ts";
import { columnsOf } from "../../support/submission-columns.ts";

const protocol = detectionMapProtocolInput.parse({
	evaluator: "detection-map",
	tiouThresholds: [0.3, 0.5, 0.75],
	unknownVideos: "count",
});

function scoreOf(submission: LabelledSubmission, labels: Labels) {
	const groundTruth = prepareLabels(labels, "testing", protocol);
	return evaluatorOf(protocol).evaluate(columnsOf(submission), groundTruth).evaluation;
}

const names = ["happy", "fear", "__proto__", "of nothing"];
const labelledCase = scoringCase.map(({ labels, submission }) => ({
	labels,
	submission: new Map(
		[...submission].map(([id, list]) => [
			id,
			list.map((proposal, i) => ({ ...proposal, label: names[i % names.length] })),
		]),
	),
}));

function plainOf(submission: LabelledSubmission, labels: Labels, label: string, threshold: number) {
	const list = ranked(submission, labels, "testing").filter(
		({ proposal }) => proposal.label === label,
	);
	const hits = plainMatches(list, threshold, (clip) => clip.label === label);
	return plainAveragePrecision(
		hits.map((clip) => clip !== undefined),
		clipsOf(labels).filter((clip) => clip.label === label).length,
	);
}

const clipsOf = (labels: Labels) =>
	[...labels.videos.values()]
		.filter(({ subset }) => subset === "testing")
		.flatMap(({ annotations }) => annotations);

function close(actual: number | undefined, expected: number, where: string) {
	assert(Math.abs((actual ?? -1) - expected) <= 1e-9, `${where}: ${actual} and not ${expected}`);
}

test("agrees with a plain transcription of the definition, overall and for every label", () => {
	fc.assert(
		fc.property(labelledCase, ({ labels, submission }) => {
			const { figures, slices } = scoreOf(submission, labels);
			const present = [...new Set(clipsOf(labels).map(({ label }) => label))];
			for (const threshold of protocol.tiouThresholds) {
				const key = `map@${threshold}`;
				const plain = present.map((label) => plainOf(submission, labels, label, threshold));
				present.forEach((label, i) => {
					const ours = Object.entries(slices.category).find(([name]) => name === label);
					close(ours?.[1].figures[key], 100 * (plain[i] ?? -1), `${label} at ${threshold}`);
				});
				const sum = plain.reduce((total, precision) => total + precision, 0);
				close(figures[key], present.length === 0 ? 0 : (100 * sum) / present.length, key);
			}
		}),
		{ numRuns: 100, seed: 31 },
	);
});

test("no figure is ever NaN or outside 0 to 100, and the same inputs give the same bytes", () => {
	fc.assert(
		fc.property(labelledCase, ({ labels, submission }) => {
			const evaluation = scoreOf(submission, labels);
			const tables = Object.values(evaluation.slices).flatMap((table) => Object.values(table));
			for (const figures of [evaluation.figures, ...tables.map((slice) => slice.figures)]) {
				for (const figure of Object.values(figures)) assert(figure >= 0 && figure <= 100 + 1e-9);
			}
			assert.equal(JSON.stringify(evaluation), JSON.stringify(scoreOf(submission, labels)));
		}),
		{ numRuns: 60, seed: 32 },
	);
});

test("the order of the videos changes nothing where scores differ", () => {
	fc.assert(
		fc.property(labelledCase, ({ labels, submission }) => {
			let rank = 0;
			const distinct = new Map(
				[...submission].map(([id, list]) => [
					id,
					list.map((proposal) => ({ ...proposal, score: ((rank++ * 7919) % 10007) / 10007 })),
				]),
			);
			const reversed = new Map([...distinct].reverse());
			assert.deepEqual(scoreOf(reversed, labels).figures, scoreOf(distinct, labels).figures);
		}),
		{ numRuns: 60, seed: 33 },
	);
});

const clip = { onsetSeconds: 1, offsetSeconds: 2, label: "happy" };
const one: Labels = { videos: new Map([["v", { subset: "testing", annotations: [clip] }]]) };
const hit = { segment: [1, 2] as const, score: 0.5 };

test("a label that no annotation has counts for nothing and against nothing, with a warning", () => {
	const submission = new Map([
		[
			"v",
			[
				{ ...hit, label: "happy" },
				{ ...hit, label: "other", score: 0.9 },
			],
		],
	]);
	const { score, warnings } = scoreOf(submission, one);
	assert.equal(score, 100);
	assert.deepEqual(
		warnings.map(({ code }) => code),
		["labels-unknown"],
	);
});

test("the score has no interval, and a reason for that", () => {
	const groundTruth = prepareLabels(one, "testing", protocol);
	const evaluator = evaluatorOf(protocol);
	assert.equal(evaluator.evaluate(columnsOf(new Map()), groundTruth).perVideo, null);
	assert.match(evaluator.noIntervalBecause ?? "", /rank every proposal again/);
});
