import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fewestVideos, type SliceExtent, withheldSlices } from "#lib/policy/index.ts";

/** A split by its videos: for each the slice that each of its clips lies in. */
type Split = number[][];

const slicesPerBreakdown = 5;
const disjoint: fc.Arbitrary<Split> = fc.array(
	fc
		.tuple(fc.nat(slicesPerBreakdown - 1), fc.integer({ min: 1, max: 4 }))
		.map(([slice, clips]) => Array.from({ length: clips }, () => slice)),
	{ maxLength: 25 },
);
const overlapping: fc.Arbitrary<Split> = fc.array(
	fc.array(fc.nat(slicesPerBreakdown - 1), { minLength: 1, maxLength: 4 }),
	{ maxLength: 25 },
);

const nameOf = (slice: number) => `slice ${slice}`;
const videosIn = (split: Split, isIn: (slice: number) => boolean) =>
	split.filter((clips) => clips.some(isIn)).length;

function extentsOf(split: Split): Record<string, SliceExtent> {
	const slices = Array.from({ length: slicesPerBreakdown }, (_, slice) => slice);
	return Object.fromEntries(
		slices.map((slice) => [
			nameOf(slice),
			{
				clips: split.flat().filter((one) => one === slice).length,
				videos: videosIn(split, (one) => one === slice),
			},
		]),
	);
}

for (const [isDisjoint, splits] of [
	[true, disjoint],
	[false, overlapping],
] as const) {
	const kind = isDisjoint ? "of videos" : "of clips";
	test(`a breakdown ${kind} shows no slice of too few videos, and none by what the others leave of the whole`, () => {
		fc.assert(
			fc.property(splits, (split) => {
				const extents = extentsOf(split);
				const withheld = withheldSlices(extents, isDisjoint);
				const full = Object.entries(extents).filter(([, { clips }]) => clips > 0);
				for (const [name, { videos }] of full)
					if (!withheld.has(name)) assert.ok((videos ?? 0) >= fewestVideos);
				if (withheld.size === 0 || withheld.size === full.length) return;
				const left = videosIn(split, (slice) => withheld.has(nameOf(slice)));
				assert.ok(left >= fewestVideos, `${left} videos are told by a difference`);
			}),
		);
	});
	test(`a breakdown ${kind} withholds nothing where every slice has videos enough, and no empty slice`, () => {
		fc.assert(
			fc.property(splits, (split) => {
				const extents = extentsOf(split);
				const withheld = withheldSlices(extents, isDisjoint);
				const full = Object.values(extents).filter(({ clips }) => clips > 0);
				if (full.every(({ videos }) => (videos ?? 0) >= fewestVideos))
					assert.equal(withheld.size, 0);
				for (const name of withheld) assert.ok((extents[name]?.clips ?? 0) > 0);
			}),
		);
	});
}

const of = (...videos: (number | null)[]) =>
	Object.fromEntries(videos.map((one, at) => [nameOf(at), { clips: 10 + at, videos: one }]));
const withheldOf = (isDisjoint: boolean, ...videos: (number | null)[]) =>
	[...withheldSlices(of(...videos), isDisjoint)].map((name) => Number(name.at(-1))).sort();

test("one slice of too few takes the next smallest with it; of several of them together it is known only where no video is in two", () => {
	assert.deepEqual(withheldOf(true, 40, 2, 9, 7), [1, 3]);
	assert.deepEqual(withheldOf(true, 40, 2, 9, 1), [1, 3]);
	assert.deepEqual(withheldOf(false, 40, 2, 9, 1), [1, 2, 3]);
	assert.deepEqual(withheldOf(true, 40, 1, 9, 1), [1, 2, 3]);
	assert.deepEqual(withheldOf(true, 3, 3, 3, 3), []);
	assert.deepEqual(withheldOf(true, 2), [0]);
});

test("an evaluation that does not say how many videos its slices have shows none of them", () => {
	assert.deepEqual(withheldOf(true, null, null, null), [0, 1, 2]);
	assert.deepEqual(withheldOf(false, null, null), [0, 1]);
});
