import assert from "node:assert/strict";
import { test } from "node:test";
import {
	decodeSketch,
	encodeSketch,
	type Proposals,
	similarityOf,
	sketchOf,
} from "#lib/scoring/index.ts";
import { seededRandom } from "../../support/random.ts";

const videos = Array.from({ length: 60 }, (_, v) => `v${v}`);
const each = 100;

function submission(seed: number): Proposals {
	const random = seededRandom(seed);
	const rows = videos.length * each;
	const onsets = Float64Array.from({ length: rows }, () => random() * 50);
	return {
		videos,
		starts: Int32Array.from({ length: videos.length + 1 }, (_, v) => v * each),
		count: rows,
		onsets,
		offsets: onsets.map((onset) => onset + 0.2 + random() * 8),
		scores: onsets.map(() => random()),
	};
}

/** The same with every bound moved by at most so much. */
function jittered(proposals: Proposals, seconds: number): Proposals {
	const random = seededRandom(99);
	const move = (value: number) => value + (2 * random() - 1) * seconds;
	return {
		...proposals,
		onsets: proposals.onsets.map(move),
		offsets: proposals.offsets.map(move),
	};
}

const original = submission(1);
const similarity = (a: Proposals, b: Proposals) => similarityOf(sketchOf(a), sketchOf(b));

test("the same segments with other scores, in another order of videos, are the same set", () => {
	const random = seededRandom(3);
	assert.equal(similarity(original, { ...original, scores: original.scores.map(random) }), 1);
	const order = [...videos.keys()].reverse();
	const reordered = {
		...original,
		videos: order.map((v) => `v${v}`),
		onsets: Float64Array.from(order.flatMap((v) => rowsOf(original.onsets, v))),
		offsets: Float64Array.from(order.flatMap((v) => rowsOf(original.offsets, v))),
	};
	assert.equal(similarity(original, reordered), 1);
});

const rowsOf = (column: Float64Array, v: number) => [...column.subarray(v * each, (v + 1) * each)];

test("a copy moved by up to 10 ms is still caught, and an independent set is not", () => {
	assert(similarity(original, jittered(original, 0.01)) > 0.6);
	assert(similarity(original, submission(2)) < 0.03);
});

test("the estimate is close to the share that two sets have in common", () => {
	const half = videos.length / 2;
	const other = submission(2);
	const mixed = (a: Float64Array, b: Float64Array) =>
		Float64Array.from(a, (value, row) => (row < half * each ? value : (b[row] ?? 0)));
	const halfCopied = {
		...original,
		onsets: mixed(original.onsets, other.onsets),
		offsets: mixed(original.offsets, other.offsets),
	};
	// Half in common of two equally large sets: one of three parts of the union.
	assert(Math.abs(similarity(original, halfCopied) - 1 / 3) < 0.1);
});

test("a sketch survives being written down, and a damaged one is refused", () => {
	const sketch = sketchOf(original);
	const text = encodeSketch(sketch);
	assert(text.length <= 1366);
	assert.deepEqual(decodeSketch(text), sketch);
	for (const wrong of ["!", "AAA", `${text}${text}`])
		assert.throws(() => decodeSketch(wrong), RangeError);
});

test("small sets are compared whole, and nothing is like nothing", () => {
	const few = (onsets: number[]): Proposals => ({
		videos: ["v"],
		starts: Int32Array.of(0, onsets.length),
		count: onsets.length,
		onsets: Float64Array.from(onsets),
		offsets: Float64Array.from(onsets, (onset) => onset + 1),
		scores: Float64Array.from(onsets),
	});
	assert.equal(similarity(few([1, 2, 3]), few([2, 3, 4])), 0.5);
	assert.equal(similarity(few([]), few([])), 0);
	assert.equal(similarity(few([]), few([1])), 0);
});
