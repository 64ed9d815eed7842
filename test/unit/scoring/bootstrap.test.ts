import assert from "node:assert/strict";
import { test } from "node:test";
import { bootstrapScore, type PerVideo, resampledScores, resamples } from "#lib/scoring/index.ts";
import { seededRandom } from "../../support/random.ts";

const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

function submission(videos: number, found: number, units = (v: number) => v): PerVideo {
	const random = seededRandom(5);
	const clips = Float64Array.from({ length: videos }, () => 1 + Math.floor(random() * 4));
	return {
		denominators: clips,
		numerators: clips.map((g) => g * Math.min(100, random() * found)),
		undrawn: 0,
		units: Int32Array.from({ length: videos }, (_, v) => units(v)),
	};
}

test("the interval is the same each time, and another label set gives another", () => {
	const perVideo = submission(200, 120);
	assert.deepEqual(bootstrapScore(perVideo, seed), bootstrapScore(perVideo, seed));
	assert.notDeepEqual(bootstrapScore(perVideo, seed), bootstrapScore(perVideo, "00"));
});

test("the draws are fixed: they do not change between releases", () => {
	const { low, high } = bootstrapScore(submission(50, 120), seed);
	assert.deepEqual([low.toFixed(9), high.toFixed(9)], ["50.718912803", "68.881331893"]);
});

test("the interval holds the AUC and narrows with the number of videos", () => {
	const width = (videos: number) => {
		const perVideo = submission(videos, 120);
		const { low, high } = bootstrapScore(perVideo, seed);
		const auc = sum(perVideo.numerators) / sum(perVideo.denominators);
		assert(low < auc && auc < high);
		return high - low;
	};
	const ratio = width(100) / width(1600);
	assert(ratio > 3 && ratio < 5, `a sixteenth of the videos: ${ratio} times as wide`);
});

test("every submission to a label set sees the same resamples", () => {
	const one = submission(120, 90);
	const better = {
		...one,
		numerators: one.numerators.map((area, v) =>
			Math.min(area + 1, 100 * (one.denominators[v] ?? 0)),
		),
	};
	const a = resampledScores(one, seed);
	const b = resampledScores(better, seed);
	assert.equal(a.length, resamples);
	assert(
		a.every((auc, i) => auc <= (b[i] ?? 0)),
		"a better submission is better in each resample",
	);
});

test("videos of one subject are drawn together", () => {
	const alone = submission(200, 300);
	const together = { ...alone, units: alone.units.map((unit) => unit % 4) };
	const distinct = (perVideo: PerVideo) => new Set(resampledScores(perVideo, seed)).size;
	assert(distinct(together) <= 256, "four subjects can be drawn in few ways");
	assert(distinct(alone) > 900);
});

test("a seed that is not hexadecimal is refused, and an empty label set gives 0", () => {
	assert.throws(() => bootstrapScore(submission(3, 90), "xyz"), RangeError);
	assert.deepEqual(bootstrapScore(submission(0, 90), seed), { low: 0, high: 0 });
});

function sum(values: Float64Array): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
