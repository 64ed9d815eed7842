import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	type Annotation,
	averageRecall,
	defaultProtocol,
	dimensions,
	type LabelledVideo,
	type Labels,
	prepareLabels,
	reportedBudgets,
	type SliceFigures,
} from "#lib/scoring/index.ts";
import { scoringCase } from "../../support/arbitraries.ts";
import {
	type PlainFigures,
	type PlainSubmission,
	plainEvaluation,
} from "../../support/plain-evaluation.ts";
import { columnsOf } from "../../support/submission-columns.ts";

function scoreOf(submission: PlainSubmission, labels: Labels) {
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	return averageRecall(columnsOf(submission), groundTruth, defaultProtocol);
}

function close(actual: number, expected: number, where: string) {
	assert(Math.abs(actual - expected) <= 1e-9, `${where}: ${actual} and not ${expected}`);
}

function assertFigures(ours: Pick<SliceFigures, "auc" | "ar">, plain: PlainFigures, where: string) {
	close(ours.auc, plain.auc, `${where} auc`);
	for (const budget of reportedBudgets) {
		close(ours.ar[`${budget}`], 100 * (plain.ar[budget - 1] ?? 0), `${where} ar@${budget}`);
	}
}

const roundedLength = (clip: Annotation) =>
	Math.round((clip.offsetSeconds - clip.onsetSeconds) * 1e6) / 1e6;

const masks: Record<
	(typeof dimensions)[number],
	(video: LabelledVideo, clip: Annotation) => string
> = {
	duration: (_, clip) => {
		const seconds = roundedLength(clip);
		if (seconds <= 0.5) return "[0,0.5]";
		return seconds <= 4 ? "(0.5,4]" : "(4,inf)";
	},
	category: (_, clip) => clip.label,
	source: (video) => video.source ?? "unknown",
	clips: ({ annotations: { length } }) => {
		if (length === 1) return "1";
		if (length <= 3) return "2-3";
		return length <= 7 ? "4-7" : "8+";
	},
};

test("agrees with a plain transcription of the definition, overall and in every slice", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation } = scoreOf(submission, labels);
			const plain = plainEvaluation(submission, labels, "testing", defaultProtocol);
			assert.equal(evaluation.overall.clips, plain.clips);
			assertFigures(evaluation.overall, plain, "overall");
			plain.recall.forEach((row, t) => {
				row.forEach((value, j) => {
					close(evaluation.curve.recall[t]?.[j] ?? -1, 100 * value, `recall ${t} ${j}`);
				});
			});
			if (plain.clips > 0) {
				plain.an.forEach((value, j) => {
					close(evaluation.curve.an[j] ?? -1, value, `an ${j}`);
				});
			}
			for (const dimension of dimensions) {
				for (const [value, slice] of Object.entries(evaluation.slices[dimension])) {
					const masked = plainEvaluation(
						submission,
						labels,
						"testing",
						defaultProtocol,
						(video, clip) => masks[dimension](video, clip) === value,
					);
					assert.equal(slice.clips, masked.clips);
					assertFigures(slice, masked, `${dimension} ${value}`);
				}
			}
		}),
		{ numRuns: 150, seed: 7 },
	);
});

test("the slices of a dimension sum to the whole at every budget", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation } = scoreOf(submission, labels);
			for (const dimension of dimensions) {
				const slices = Object.values(evaluation.slices[dimension]);
				const clips = slices.reduce((sum, slice) => sum + slice.clips, 0);
				assert.equal(clips, evaluation.overall.clips);
				evaluation.curve.ar.forEach((whole, j) => {
					const parts = slices.reduce((sum, slice) => sum + (slice.curve[j] ?? 0) * slice.clips, 0);
					close(parts, whole * clips, `${dimension} at ${j}`);
				});
			}
		}),
		{ numRuns: 150, seed: 8 },
	);
});

test("the areas of the videos sum to the area under the curve", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation, perVideo } = scoreOf(submission, labels);
			const area = perVideo.numerators.reduce((sum, a) => sum + a, 0);
			const clips = perVideo.denominators.reduce((sum, g) => sum + g, 0);
			close(clips === 0 ? 0 : area / clips, evaluation.overall.auc, "auc");
		}),
		{ numRuns: 150, seed: 9 },
	);
});

test("no figure is ever NaN or outside 0 to 100, and the same inputs give the same bytes", () => {
	fc.assert(
		fc.property(scoringCase, ({ labels, submission }) => {
			const { evaluation } = scoreOf(submission, labels);
			const { overall, slices, curve } = evaluation;
			assert(!JSON.stringify([overall, slices, curve]).includes("null"), "a figure is NaN");
			const text = JSON.stringify(evaluation);
			assert.equal(text, JSON.stringify(scoreOf(submission, labels).evaluation));
			for (const figure of [evaluation.overall.auc, ...evaluation.curve.ar]) {
				assert(figure >= 0 && figure <= 100 + 1e-9, String(figure));
			}
		}),
		{ numRuns: 100, seed: 10 },
	);
});

const clip = { onsetSeconds: 1, offsetSeconds: 2, label: "happy" };
const labels: Labels = {
	videos: new Map([["v", { subset: "testing", annotations: [clip] }]]),
};

test("a file without proposals scores 0 everywhere, with a warning", () => {
	const { evaluation } = scoreOf(new Map([["v", []]]), labels);
	assert.equal(evaluation.overall.auc, 0);
	assert.deepEqual(new Set(evaluation.curve.an), new Set([0]));
	assert.deepEqual(
		evaluation.warnings.map(({ code }) => code),
		["nothing-proposed"],
	);
});

test("proposals for other videos only score 0, with a warning, and count in the budget", () => {
	const { evaluation } = scoreOf(new Map([["w", [{ segment: [1, 2], score: 1 }]]]), labels);
	assert.equal(evaluation.overall.proposals, 1);
	assert.equal(evaluation.overall.auc, 0);
	assert.deepEqual(
		evaluation.warnings.map(({ code }) => code),
		["nothing-proposed"],
	);
});

test("a subset without annotations scores 0, with a warning", () => {
	const empty: Labels = { videos: new Map([["v", { subset: "testing", annotations: [] }]]) };
	const { evaluation } = scoreOf(new Map([["v", [{ segment: [1, 2], score: 1 }]]]), empty);
	assert.equal(evaluation.overall.auc, 0);
	assert.deepEqual(
		evaluation.warnings.map(({ code }) => code),
		["nothing-to-recall"],
	);
});

test("equal scores rank in the order of the file", () => {
	const miss = { segment: [5, 6] as const, score: 0.5 };
	const hit = { segment: [1, 2] as const, score: 0.5 };
	const first = scoreOf(new Map([["v", [hit, ...Array(99).fill(miss)]]]), labels);
	const last = scoreOf(new Map([["v", [...Array(99).fill(miss), hit]]]), labels);
	assert.equal(first.evaluation.overall.ar["1"], 100);
	assert.equal(last.evaluation.overall.ar["50"], 0);
	assert.equal(last.evaluation.overall.ar["100"], 100);
});

test("a slice of fewer than 20 clips is marked small", () => {
	const many = Array.from({ length: 20 }, () => clip);
	const twenty: Labels = {
		videos: new Map([["v", { subset: "testing", annotations: many }]]),
	};
	const submission = new Map([["v", [{ segment: [1, 2] as const, score: 1 }]]]);
	assert.equal(scoreOf(submission, twenty).evaluation.slices.category.happy?.small, false);
	assert.equal(scoreOf(submission, labels).evaluation.slices.category.happy?.small, true);
});
