import assert from "node:assert/strict";
import { test } from "node:test";
import {
	beatsByStep,
	type PerVideo,
	parsePerVideo,
	plainPerVideo,
	stepOf,
} from "#lib/scoring/index.ts";
import { seededRandom } from "../../support/random.ts";

const seed = "9f86d081884c7d65";

function scored(videos: number, shift: (v: number) => number): PerVideo {
	const random = seededRandom(5);
	const base = Float64Array.from({ length: videos }, () => 20 + 60 * random());
	return {
		numerators: base.map((area, v) => area + shift(v)),
		denominators: new Float64Array(videos).fill(1),
		units: Int32Array.from(base, (_, v) => v),
		undrawn: 0,
	};
}

const standing = scored(200, () => 0);

test("an equal score is no step, however long one waits", () => {
	assert.deepEqual(stepOf(standing, standing, seed), { difference: 0, standardError: 0 });
	assert.equal(beatsByStep(standing, standing, seed), false);
});

test("a gain in every video is a step though the scores themselves spread widely", () => {
	const better = scored(200, () => 1);
	const { difference, standardError } = stepOf(better, standing, seed);
	assert(Math.abs(difference - 1) < 1e-9);
	assert(standardError < 1e-9);
	assert(beatsByStep(better, standing, seed));
	assert.equal(beatsByStep(standing, better, seed), false);
});

test("a gain that hangs on a few lucky videos is none", () => {
	// ±10 at random, and a little more on the whole: the error of such a mean over 200 videos is 10 / sqrt(200).
	const random = seededRandom(8);
	const lucky = scored(200, () => (random() < 0.5 ? -10 : 10));
	const { difference, standardError } = stepOf(lucky, standing, seed);
	assert(Math.abs(standardError - 10 / Math.sqrt(200)) < 0.05, String(standardError));
	const short = 0.2 - difference;
	const slightly = { ...lucky, numerators: lucky.numerators.map((area) => area + short) };
	assert(stepOf(slightly, standing, seed).difference > 0.19);
	assert.equal(beatsByStep(slightly, standing, seed), false);
});

test("evaluations of other videos cannot be compared", () => {
	assert.throws(
		() =>
			stepOf(
				standing,
				scored(199, () => 0),
				seed,
			),
		RangeError,
	);
});

test("what is kept of a video is read back, also as it was kept at first", () => {
	const stored: unknown = JSON.parse(JSON.stringify(plainPerVideo(standing)));
	assert.deepEqual(parsePerVideo(stored), standing);
	const first = {
		areas: [...standing.numerators],
		clips: Array(200).fill(1),
		units: [...standing.units],
	};
	assert.deepEqual(parsePerVideo(first), standing);
	assert.throws(() => parsePerVideo({ areas: ["1"] }));
});
