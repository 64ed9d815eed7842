import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	bootstrapScore,
	dimensions,
	evaluatorOf,
	type Labels,
	prepareLabels,
	spottingF1ProtocolInput,
} from "#lib/scoring/index.ts";
import { scoringCase } from "../../support/arbitraries.ts";
import { type LabelledSubmission, plainMatches, ranked } from "../../support/plain-matching.ts";
import { columnsOf } from "../../support/submission-columns.ts";

const protocol = spottingF1ProtocolInput.parse({
	evaluator: "spotting-f1",
	unknownVideos: "count",
});

function scoreOf(submission: LabelledSubmission, labels: Labels, scoreThreshold?: number) {
	const groundTruth = prepareLabels(labels, "testing", protocol);
	const proposals = { ...columnsOf(submission), scoreThreshold };
	return evaluatorOf(protocol).evaluate(proposals, groundTruth);
}

const figuresOf = (submission: LabelledSubmission, labels: Labels) =>
	scoreOf(submission, labels).evaluation.figures;

test("agrees with a plain transcription of the definition", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const figures = figuresOf(submission, labels);
			const matches = plainMatches(ranked(submission, labels, "testing"), 0.5);
			const tp = matches.filter((clip) => clip !== undefined).length;
			assert.deepEqual([figures.tp, figures.fp], [tp, matches.length - tp]);
			const clips = [...labels.videos.values()]
				.filter(({ subset }) => subset === "testing")
				.reduce((sum, { annotations }) => sum + annotations.length, 0);
			assert.equal(figures.fn, clips - tp);
			const whole = 2 * tp + (matches.length - tp) + (clips - tp);
			assert.equal(figures.f1, whole === 0 ? 0 : (200 * tp) / whole);
		}),
		{ numRuns: 150, seed: 21 },
	);
});

test("there are never more matches in a video than it has intervals or segments", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			for (const [id, list] of submission) {
				const alone = figuresOf(new Map([[id, list]]), labels);
				const video = labels.videos.get(id);
				const clips = video?.subset === "testing" ? video.annotations.length : 0;
				assert((alone.tp ?? -1) <= Math.min(clips, list.length));
				assert.equal((alone.tp ?? 0) + (alone.fp ?? 0), list.length);
			}
		}),
		{ numRuns: 60, seed: 22 },
	);
});

test("the order of the videos changes no figure", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const reversed = new Map([...submission].reverse());
			assert.deepEqual(figuresOf(reversed, labels), figuresOf(submission, labels));
		}),
		{ numRuns: 60, seed: 23 },
	);
});

test("a segment more that matches nothing lowers precision and leaves recall alone", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const before = figuresOf(submission, labels);
			const list = submission.get("v0") ?? [];
			const miss = { segment: [100, 101] as const, score: 0.5 };
			const after = figuresOf(new Map([...submission, ["v0", [miss, ...list]]]), labels);
			assert.equal(after.recall, before.recall);
			assert.equal(after.fp, (before.fp ?? 0) + 1);
			if (before.tp === 0) assert.equal(after.precision, 0);
			else assert((after.precision ?? 0) < (before.precision ?? 0));
		}),
		{ numRuns: 60, seed: 24 },
	);
});

test("matches and misses of the slices of a dimension sum to the whole, and mistakes never exceed it", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation } = scoreOf(submission, labels);
			for (const dimension of dimensions) {
				const slices = Object.values(evaluation.slices[dimension]);
				const sum = (key: string) =>
					slices.reduce((total, { figures }) => total + (figures[key] ?? 0), 0);
				assert.equal(sum("tp"), evaluation.figures.tp);
				assert.equal(sum("fn"), evaluation.figures.fn);
				assert(sum("fp") <= (evaluation.figures.fp ?? 0));
			}
			const durations = Object.values(evaluation.slices.duration);
			assert.equal(
				durations.reduce((total, { figures }) => total + (figures.fp ?? 0), 0),
				evaluation.figures.fp,
			);
			assert(!JSON.stringify([evaluation.figures, evaluation.slices]).includes("NaN"));
		}),
		{ numRuns: 100, seed: 25 },
	);
});

test("the counts of the videos make up the F1, and its interval holds it", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation, perVideo } = scoreOf(submission, labels);
			assert(perVideo);
			const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
			const whole = sum(perVideo.denominators) + perVideo.undrawn;
			assert.equal(whole === 0 ? 0 : sum(perVideo.numerators) / whole, evaluation.score);
			const { low, high } = bootstrapScore(perVideo, "abc");
			assert(low >= 0 && high <= 100 && low <= high);
		}),
		{ numRuns: 40, seed: 26 },
	);
});

const clip = { onsetSeconds: 1, offsetSeconds: 2, label: "happy" };
const one: Labels = { videos: new Map([["v", { subset: "testing", annotations: [clip] }]]) };

test("nothing matched scores 0, with a warning when nothing was there", () => {
	const empty = scoreOf(new Map(), one).evaluation;
	assert.deepEqual([empty.score, empty.figures.precision], [0, 0]);
	assert.deepEqual(
		empty.warnings.map(({ code }) => code),
		["nothing-proposed"],
	);
	const noLabels: Labels = { videos: new Map() };
	const nothing = scoreOf(new Map(), noLabels).evaluation;
	assert.deepEqual([nothing.score, nothing.figures.recall], [0, 0]);
	assert.deepEqual(
		nothing.warnings.map(({ code }) => code),
		["nothing-to-recall"],
	);
});

test("segments below the file's own score threshold do not count, one at it does", () => {
	const hit = { segment: [1, 2] as const, score: 0.5 };
	const miss = { segment: [5, 6] as const, score: 0.4 };
	const submission = new Map([["v", [hit, miss]]]);
	assert.equal(Math.round(scoreOf(submission, one).evaluation.score), 67);
	assert.equal(scoreOf(submission, one, 0.5).evaluation.score, 100);
	assert.equal(scoreOf(submission, one, 0.6).evaluation.score, 0);
});

test("a mistake is resampled with its video, intervals there or none; one outside the subset always counts", () => {
	const labels: Labels = {
		videos: new Map([
			["v", { subset: "testing", annotations: [clip] }],
			["still", { subset: "testing", annotations: [] }],
		]),
	};
	const segment = { segment: [1, 2] as const, score: 0.5 };
	const submission = new Map(["v", "still", "elsewhere"].map((video) => [video, [segment]]));
	const { perVideo } = scoreOf(submission, labels);
	assert(perVideo);
	assert.deepEqual(Array.from(perVideo.numerators), [200, 0]);
	assert.deepEqual(Array.from(perVideo.denominators), [2, 1]);
	assert.equal(perVideo.undrawn, 1);
});
