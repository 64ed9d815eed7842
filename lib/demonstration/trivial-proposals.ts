import type { GroundTruth, Proposals } from "#lib/scoring/index.ts";
import { createRandom, defaultSeed, type Random } from "./random.ts";
import { windowGrid } from "./sliding-windows.ts";

type Interval = { readonly start: number; readonly end: number };

/** A way to propose that looks at no frame: what every method should beat. */
export interface TrivialBaseline {
	readonly slug: "whole-video" | "uniform-grid" | "random";
	readonly title: string;
	readonly what: string;
	readonly propose: (groundTruth: GroundTruth, seed?: string) => Proposals;
}

const perVideo = 100;
/** Shares of a video's length. */
const gridShares = [1 / 2, 1 / 4, 1 / 8, 1 / 16];

export const trivialBaselines: readonly TrivialBaseline[] = [
	{
		slug: "whole-video",
		title: "Whole video",
		what: "One proposal for each video, from its beginning to its end.",
		propose: (groundTruth) => proposeFor(groundTruth, (seconds) => [{ start: 0, end: seconds }]),
	},
	{
		slug: "uniform-grid",
		title: "Uniform grid",
		what: "Windows of a half to a sixteenth of the video, overlapping by half or more, long ones first.",
		propose: (groundTruth) =>
			proposeFor(groundTruth, (seconds) => {
				const lengths = gridShares.map((share) => share * seconds);
				return windowGrid(seconds, lengths, perVideo).slice(0, perVideo);
			}),
	},
	{
		slug: "random",
		title: "Random intervals",
		what: "A hundred intervals for each video, of random length at a random place; the same seed draws the same.",
		propose: (groundTruth, seed = defaultSeed) =>
			proposeFor(groundTruth, (seconds, id) => {
				const random = createRandom(`${seed}/trivial/${id}`);
				return Array.from({ length: perVideo }, () => randomInterval(seconds, random));
			}),
	},
];

function randomInterval(seconds: number, random: Random): Interval {
	const length = (1 - random.unit()) * seconds;
	const start = random.unit() * (seconds - length);
	return { start, end: start + length };
}

/**
 * Proposals for every video of the subset, annotated or not, best first with falling scores. Each has the label that
 * most true intervals have. A video whose length the labels do not say ends with its last interval.
 */
function proposeFor(
	groundTruth: GroundTruth,
	propose: (seconds: number, id: string) => readonly Interval[],
): Proposals {
	const videos = [...groundTruth.videos, ...groundTruth.videosWithoutClips];
	const lists = videos.map((id, v) => {
		const seconds = groundTruth.durationSeconds.get(id) ?? lastOffset(groundTruth, v);
		return seconds > 0 ? propose(seconds, id) : [];
	});
	const all = lists.flat();
	const starts = new Int32Array(lists.length + 1);
	lists.forEach((list, i) => {
		starts[i + 1] = (starts[i] ?? 0) + list.length;
	});
	return {
		videos,
		starts,
		count: all.length,
		onsets: Float64Array.from(all, ({ start }) => start),
		offsets: Float64Array.from(all, ({ end }) => end),
		scores: Float64Array.from(lists.flatMap((list) => list.map((_, i) => 1 / (i + 1)))),
		labels: {
			names: groundTruth.slices.category.values,
			rows: new Int32Array(all.length).fill(commonest(groundTruth)),
		},
	};
}

function lastOffset({ offsets, starts }: GroundTruth, v: number): number {
	return offsets
		.subarray(starts[v] ?? 0, starts[v + 1] ?? starts[v] ?? 0)
		.reduce((latest, offset) => Math.max(latest, offset), 0);
}

function commonest({ slices: { category } }: GroundTruth): number {
	const counts = new Uint32Array(category.values.length);
	for (const value of category.membership) counts[value] = (counts[value] ?? 0) + 1;
	return counts.reduce((most, count, at) => (count > (counts[most] ?? 0) ? at : most), 0);
}
