import assert from "node:assert/strict";
import { test } from "node:test";
import { readProposals } from "#lib/proposals/index.ts";
import {
	evaluatorOf,
	parseLabels,
	prepareLabels,
	protocolInput,
	type SliceEvaluation,
} from "#lib/scoring/index.ts";

const protocol = protocolInput.parse({ evaluator: "spotting-f1" });

async function score(database: unknown, submission: unknown) {
	const parsed = parseLabels({ database });
	assert(parsed.ok);
	const { reads, ...evaluator } = evaluatorOf(protocol);
	const result = await readProposals(new TextEncoder().encode(JSON.stringify(submission)), {
		videos: parsed.labels.videos,
		subset: "testing",
		maxBytes: 1e6,
		maxProposalsPerVideo: protocol.maxProposalsPerVideo,
		unknownVideos: protocol.unknownVideos,
		...reads,
	});
	assert(result.ok, JSON.stringify(result));
	const groundTruth = prepareLabels(parsed.labels, "testing", protocol);
	return evaluator.evaluate(result.proposals, groundTruth).evaluation;
}

const database = {
	v1: {
		subset: "testing",
		source: "movie",
		annotations: [
			{ segment: [1, 2], label: "happy" },
			{ segment: [5, 7], label: "fear" },
		],
	},
	v2: { subset: "testing", source: "opera", annotations: [{ segment: [0, 4], label: "happy" }] },
	v3: { subset: "testing", source: "movie", annotations: [] },
};

// tIoU, by hand: 1/1; then 0.9/1 with what is taken; 1/2, on the threshold; 1.9/4; a video without intervals.
const results = {
	v1: [
		{ segment: [1, 2], score: 0.9 },
		{ segment: [1.1, 2], score: 0.8 },
		{ segment: [6, 7], score: 0.7, label: "fear" },
	],
	v2: [{ segment: [0, 1.9], score: 0.6, label: "happy" }],
	v3: [{ segment: [3, 4], score: 0.5 }],
};

function counts(slice: SliceEvaluation | undefined) {
	return [slice?.figures.tp, slice?.figures.fp, slice?.figures.fn];
}

test("two matches, three mistakes and one miss make an F1 of one half", async () => {
	const { figures, slices, score: f1 } = await score(database, { results });
	assert.deepEqual([figures.tp, figures.fp, figures.fn], [2, 3, 1]);
	// 2·2 / (2·2 + 3 + 1), 2 / 5 and 2 / 3.
	assert.deepEqual([f1, figures.f1, figures.precision], [50, 50, 40]);
	assert.equal(figures.recall?.toFixed(9), "66.666666667");
	assert.deepEqual(counts(slices.duration["(0.5,4]"]), [2, 3, 1]);
	// Of the mistakes one has a label, two are in a movie, one of those where nothing is annotated.
	assert.deepEqual(counts(slices.category.happy), [1, 1, 1]);
	assert.deepEqual(counts(slices.category.fear), [1, 0, 0]);
	assert.deepEqual(counts(slices.source.movie), [2, 2, 0]);
	assert.deepEqual(counts(slices.source.opera), [0, 1, 1]);
	assert.deepEqual(counts(slices.clips["1"]), [0, 1, 1]);
	assert.deepEqual(counts(slices.clips["2-3"]), [2, 1, 0]);
});

test("a file's score threshold takes out what lies below it, wherever in the file it stands", async () => {
	// Left are 0.9, 0.8, 0.7 and 0.6: 2·2 / (2·2 + 2 + 1).
	for (const file of [
		{ score_threshold: 0.6, results },
		{ results, score_threshold: 0.6 },
	]) {
		const { figures } = await score(database, file);
		assert.equal(figures.f1?.toFixed(9), "57.142857143");
	}
});

test("matching goes by score and is not undone for a larger whole", async () => {
	const nested = {
		v1: {
			subset: "testing",
			annotations: [
				{ segment: [0, 10], label: "x" },
				{ segment: [0, 6], label: "x" },
			],
		},
	};
	// [0,8] overlaps [0,10] by 0.8 and [0,6] by 0.75 and takes the former; [2,10] overlaps [0,6] by 0.4 only.
	const first = { segment: [0, 8], score: 0.9 };
	const second = { segment: [2, 10], score: 0.8 };
	assert.equal((await score(nested, { results: { v1: [first, second] } })).score, 50);
	// The other way round both find their place.
	const swapped = [{ ...first, score: 0.7 }, second];
	assert.equal((await score(nested, { results: { v1: swapped } })).score, 100);
});

test("of equal overlaps a segment takes the earlier onset, of equal onsets what is listed first", async () => {
	const of = (segments: readonly (readonly [number, number])[], file: readonly object[]) =>
		score(
			{
				v1: {
					subset: "testing",
					annotations: segments.map((segment) => ({ segment, label: "x" })),
				},
			},
			{ results: { v1: file } },
		);
	// [1,5] overlaps both by 3/5 and takes [0,4], which leaves [2,6] to [3,6], by 3/4.
	const between = [
		{ segment: [1, 5], score: 0.9 },
		{ segment: [3, 6], score: 0.8 },
	];
	assert.equal(
		(
			await of(
				[
					[0, 4],
					[2, 6],
				],
				between,
			)
		).score,
		100,
	);
	assert.equal(
		(
			await of(
				[
					[2, 6],
					[0, 4],
				],
				between,
			)
		).score,
		100,
	);
	// [0,6] overlaps both by 2/3 and takes the first; [0,9] finds its own only when that is the second.
	const within = [
		{ segment: [0, 6], score: 0.9 },
		{ segment: [0, 9], score: 0.8 },
	];
	assert.equal(
		(
			await of(
				[
					[0, 4],
					[0, 9],
				],
				within,
			)
		).score,
		100,
	);
	assert.equal(
		(
			await of(
				[
					[0, 9],
					[0, 4],
				],
				within,
			)
		).score,
		50,
	);
});
