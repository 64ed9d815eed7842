import type { LabelledVideo } from "./labels.ts";
import type { DurationBin, Protocol } from "./protocol.ts";

export const dimensions = ["duration", "category", "source", "clips"] as const;
export type Dimension = (typeof dimensions)[number];

/** One breakdown of the true intervals: each belongs to exactly one of the named values. */
export interface SliceDimension {
	readonly values: readonly string[];
	/** For each clip, its index into `values`. */
	readonly membership: Int32Array;
	/** For each of `values`, in how many videos its clips lie. */
	readonly videos: Int32Array;
}

/** A slice of fewer clips is marked small: its figures say little. */
export const smallSliceClips = 20;

const clipRanges = [
	{ name: "1", upTo: 1 },
	{ name: "2-3", upTo: 3 },
	{ name: "4-7", upTo: 7 },
	{ name: "8+", upTo: Number.POSITIVE_INFINITY },
];

/** Breaks the clips of the videos, in order, down by the four dimensions of the protocol. */
export function sliceClips(
	videos: readonly LabelledVideo[],
	protocol: Pick<Protocol, "durationBins">,
): Readonly<Record<Dimension, SliceDimension>> {
	const clips = videos.flatMap((video, v) => video.annotations.map((clip) => ({ video, v, clip })));
	const places = clips.map(({ v }) => v);
	return {
		duration: fixed(
			protocol.durationBins.map((bin) => bin.name),
			clips.map(({ clip }) => binOf(protocol.durationBins, clip.offsetSeconds - clip.onsetSeconds)),
			places,
		),
		category: named(
			clips.map(({ clip }) => clip.label),
			places,
		),
		source: named(
			clips.map(({ video }) => sourceOf(video)),
			places,
		),
		clips: fixed(
			clipRanges.map((range) => range.name),
			clips.map(({ video }) =>
				clipRanges.findIndex((range) => video.annotations.length <= range.upTo),
			),
			places,
		),
	};
}

export function sourceOf(video: LabelledVideo): string {
	return video.source ?? "unknown";
}

/** Index of the bin of a duration, which is first rounded to a microsecond: 12 frames at 24/s are half a second. */
export function binOf(bins: readonly DurationBin[], seconds: number): number {
	const rounded = Math.round(seconds * 1e6) / 1e6;
	return bins.findIndex((bin) => rounded <= (bin.upToSeconds ?? Number.POSITIVE_INFINITY));
}

/** `places`: for each clip its video. */
function fixed(
	values: readonly string[],
	membership: readonly number[],
	places: readonly number[],
): SliceDimension {
	const videos = values.map(() => new Set<number>());
	membership.forEach((value, clip) => {
		videos[value]?.add(places[clip] ?? -1);
	});
	return {
		values,
		membership: Int32Array.from(membership),
		videos: Int32Array.from(videos, ({ size }) => size),
	};
}

function named(names: readonly string[], places: readonly number[]): SliceDimension {
	const values = [...new Set(names)].sort();
	const index = new Map(values.map((value, i) => [value, i]));
	return fixed(
		values,
		names.map((name) => index.get(name) ?? -1),
		places,
	);
}

/** The same breakdowns with every slice turned into something else. */
export function mapSlices<From, To>(
	slices: Readonly<Record<Dimension, Readonly<Record<string, From>>>>,
	change: (slice: From) => To,
): Readonly<Record<Dimension, Readonly<Record<string, To>>>> {
	// fromEntries makes own properties, so a category may be called "__proto__".
	const of = (name: Dimension) =>
		Object.fromEntries(
			Object.entries(slices[name]).map(([value, slice]) => [value, change(slice)]),
		);
	return {
		duration: of("duration"),
		category: of("category"),
		source: of("source"),
		clips: of("clips"),
	};
}
