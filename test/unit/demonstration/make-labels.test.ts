import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	clipsByCategory,
	type DurationBin,
	demonstrationNotice,
	durationBins,
	type LabelFile,
	type LabelledVideo,
	makeLabels,
	sources,
	videosBySubset,
} from "#lib/demonstration/index.ts";

const labels = makeLabels();
const seeds = fc.string({ maxLength: 12 });
const runs = { numRuns: 6 };

const videosOf = (file: LabelFile) => Object.values(file.database);
const clipsOf = (videos: readonly LabelledVideo[]) => videos.flatMap((video) => video.annotations);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function binOf([onset, offset]: readonly [number, number]): DurationBin {
	const length = Math.round((offset - onset) * 1e6) / 1e6;
	if (length <= 0.5) return "[0,0.5]";
	return length <= 4 ? "(0.5,4]" : "(4,inf)";
}

function tally(values: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

test("there are 1,191 videos of 57.94 s on average and 2,420 clips, 1 to 16 a video", () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const videos = videosOf(makeLabels({ seed }));
			const counts = videos.map((video) => video.annotations.length);
			assert.equal(videos.length, 1191);
			assert.ok(Math.abs(sum(videos.map((video) => video.duration)) / 1191 - 57.94) <= 0.005);
			assert.equal(sum(counts), 2420);
			assert.equal(Math.min(...counts), 1);
			assert.equal(Math.max(...counts), 16);
		}),
		runs,
	);
});

test("every category has as many clips in every duration bin as table 2 says", () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const clips = clipsOf(videosOf(makeLabels({ seed })));
			const counted = Object.keys(clipsByCategory).map((category) => {
				const bins = tally(
					clips.filter(({ label }) => label === category).map(({ segment }) => binOf(segment)),
				);
				return [category, durationBins.map((bin) => bins[bin] ?? 0)];
			});
			assert.deepEqual(Object.fromEntries(counted), clipsByCategory);
		}),
		runs,
	);
});

test("clips lie on frames, inside their video, in order and apart", () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			for (const { duration, annotations } of videosOf(makeLabels({ seed }))) {
				let after = 0;
				for (const { segment } of annotations) {
					assert.ok(segment[0] > after && segment[1] > segment[0] && segment[1] < duration);
					for (const second of segment) assert.equal(Math.round(second * 25) / 25, second);
					after = segment[1];
				}
			}
		}),
		runs,
	);
});

test("the split is 715, 238, 238 videos, and nobody is in two subsets", () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const videos = videosOf(makeLabels({ seed }));
			assert.deepEqual(tally(videos.map(({ subset }) => subset)), videosBySubset);
			const memberships = new Set(videos.map(({ subject, subset }) => `${subject} ${subset}`));
			assert.equal(memberships.size, new Set(videos.map(({ subject }) => subject)).size);
			assert.ok(videos.every(({ subject }) => subject !== undefined));
		}),
		runs,
	);
});

test("each subset has its share of every duration bin and of every common category", () => {
	const videos = videosOf(labels);
	const all = tally(clipsOf(videos).map(({ segment, label }) => `${binOf(segment)} ${label}`));
	for (const [subset, share] of Object.entries({ training: 0.6, validation: 0.2, testing: 0.2 })) {
		const clips = clipsOf(videos.filter((video) => video.subset === subset));
		const own = tally(clips.map(({ segment, label }) => `${binOf(segment)} ${label}`));
		for (const [cell, count] of Object.entries(all)) {
			const slack = 2 + 0.02 * count;
			assert.ok(Math.abs((own[cell] ?? 0) - share * count) <= slack, `${subset} ${cell}`);
		}
		const short = clips.filter(({ segment }) => binOf(segment) === "[0,0.5]").length;
		assert.ok(short >= 8, `${subset} has ${short} short clips`);
	}
});

test("all eight sources occur, interviews as the majority", () => {
	const counts = tally(videosOf(labels).map((video) => video.source ?? ""));
	assert.deepEqual(counts, Object.fromEntries(sources.map(({ name, videos }) => [name, videos])));
	assert.ok((counts.interview ?? 0) > 1191 / 2);
});

test("a seed gives the same bytes each time, and another seed gives others", () => {
	assert.equal(JSON.stringify(makeLabels()), JSON.stringify(labels));
	assert.notEqual(JSON.stringify(makeLabels({ seed: "another" })), JSON.stringify(labels));
});

test("the file says in its version and in words that it is a demonstration", () => {
	assert.match(labels.version, /demonstration/);
	assert.equal(labels.notice, demonstrationNotice);
	assert.match(demonstrationNotice, /not SDFE-LV's labels/);
	assert.ok(Object.keys(labels.database).every((id) => /^demo-\d{4}$/.test(id)));
});
