import type { LabelledVideo, Labels } from "./labels.ts";
import type { Protocol } from "./protocol.ts";
import { type Dimension, type SliceDimension, sliceClips, sourceOf } from "./slices.ts";

/** The true intervals of one subset as columns, made once and scored against many times. */
export interface GroundTruth {
	readonly subset: string;
	/** The videos with annotations: the V of the protocol. */
	readonly videos: readonly string[];
	/** Position in `videos`. */
	readonly videoIndex: ReadonlyMap<string, number>;
	/** Video v has the clips from `starts[v]` up to `starts[v + 1]`. Length `videos.length + 1`. */
	readonly starts: Int32Array;
	/** Seconds. */
	readonly onsets: Float64Array;
	/** Seconds. */
	readonly offsets: Float64Array;
	readonly slices: Readonly<Record<Dimension, SliceDimension>>;
	/** For each of `videos` the unit that is resampled with it: its subject, or itself. */
	readonly resamplingUnits: Int32Array;
	/** Videos of the subset that have no annotation; their proposals count in the budget all the same. */
	readonly videosWithoutClips: readonly string[];
	/** For each of `videosWithoutClips` its unit, in one numbering with `resamplingUnits`, whose units come first. */
	readonly unitsWithoutClips: Int32Array;
	/** For each of `videosWithoutClips` its place in `slices.source.values`, -1 where no annotated video has its source. */
	readonly sourcesWithoutClips: Int32Array;
	/** Length in seconds of each video of the subset, where the labels say. */
	readonly durationSeconds: ReadonlyMap<string, number>;
}

/** Selects a subset of a label set and lays it out for an evaluator. An unknown subset gives an empty ground truth. */
export function prepareLabels(
	labels: Labels,
	subset: string,
	protocol: Pick<Protocol, "durationBins">,
): GroundTruth {
	const inSubset = [...labels.videos].filter(([, video]) => video.subset === subset);
	const annotated = inSubset.filter(([, video]) => video.annotations.length > 0);
	const empty = inSubset.filter(([, video]) => video.annotations.length === 0);
	const videos = annotated.map(([id]) => id);
	const clips = annotated.flatMap(([, video]) => video.annotations);
	const units = unitsOf([...annotated, ...empty]);
	const slices = sliceClips(
		annotated.map(([, video]) => video),
		protocol,
	);
	return {
		subset,
		videos,
		videoIndex: new Map(videos.map((id, v) => [id, v])),
		starts: startsOf(annotated.map(([, video]) => video.annotations.length)),
		onsets: Float64Array.from(clips, (clip) => clip.onsetSeconds),
		offsets: Float64Array.from(clips, (clip) => clip.offsetSeconds),
		slices,
		resamplingUnits: units.slice(0, videos.length),
		videosWithoutClips: empty.map(([id]) => id),
		unitsWithoutClips: units.slice(videos.length),
		sourcesWithoutClips: Int32Array.from(empty, ([, video]) =>
			slices.source.values.indexOf(sourceOf(video)),
		),
		durationSeconds: new Map(
			inSubset.flatMap(([id, { durationSeconds }]) =>
				durationSeconds === undefined ? [] : [[id, durationSeconds] as const],
			),
		),
	};
}

function startsOf(lengths: readonly number[]): Int32Array {
	const starts = new Int32Array(lengths.length + 1);
	lengths.forEach((length, i) => {
		starts[i + 1] = (starts[i] ?? 0) + length;
	});
	return starts;
}

// Videos of one person are not independent of each other, so they are drawn together.
function unitsOf(videos: readonly (readonly [string, LabelledVideo])[]): Int32Array {
	const units = new Map<string, number>();
	return Int32Array.from(videos, ([id, { subject }]) => {
		const key = subject === undefined ? `video ${id}` : `subject ${subject}`;
		const unit = units.get(key) ?? units.size;
		units.set(key, unit);
		return unit;
	});
}
