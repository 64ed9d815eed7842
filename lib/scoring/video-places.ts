import type { GroundTruth } from "./ground-truth.ts";
import type { Proposals } from "./proposals.ts";
import type { Protocol } from "./protocol.ts";
import { binOf, type Dimension } from "./slices.ts";

/** Where a video stands in the ground truth; -1 is nowhere. */
export interface VideoPlace {
	/** Among the annotated videos, and after them those without annotations. */
	readonly row: number;
	/** Its true intervals, from the one up to the other. */
	readonly firstClip: number;
	readonly endClip: number;
	/** Slices of the dimensions that are facts of a video. */
	readonly source: number;
	readonly clips: number;
}

const nowhere: VideoPlace = { row: -1, firstClip: 0, endClip: 0, source: -1, clips: -1 };

/** Finds videos by id, those without annotations too. */
export function placeVideos(groundTruth: GroundTruth): (id: string) => VideoPlace {
	const { videos, starts, slices, videoIndex, videosWithoutClips } = groundTruth;
	const empty = new Map(videosWithoutClips.map((id, e) => [id, e]));
	return (id) => {
		const v = videoIndex.get(id);
		if (v !== undefined) {
			const firstClip = starts[v] ?? 0;
			return {
				row: v,
				firstClip,
				endClip: starts[v + 1] ?? 0,
				source: slices.source.membership[firstClip] ?? -1,
				clips: slices.clips.membership[firstClip] ?? -1,
			};
		}
		const e = empty.get(id);
		if (e === undefined) return nowhere;
		const source = groundTruth.sourcesWithoutClips[e] ?? -1;
		return { ...nowhere, row: videos.length + e, source };
	};
}

/**
 * The slice of each dimension that a proposal which matches nothing counts against, -1 for none: the bin of its own
 * duration, the category of its own label, the source of its video, and the number of clips of its video.
 */
export function placeMistakes(
	proposals: Proposals,
	groundTruth: GroundTruth,
	protocol: Pick<Protocol, "durationBins">,
): (row: number, video: VideoPlace) => Readonly<Record<Dimension, number>> {
	const categories = categoriesOf(proposals, groundTruth);
	return (row, video) => ({
		duration: binOf(
			protocol.durationBins,
			(proposals.offsets[row] ?? 0) - (proposals.onsets[row] ?? 0),
		),
		category: categories[proposals.labels?.rows[row] ?? -1] ?? -1,
		source: video.source,
		clips: video.clips,
	});
}

/** For each label name of the file its category, -1 for a name that no true interval has. */
export function categoriesOf(proposals: Proposals, groundTruth: GroundTruth): Int32Array {
	const index = new Map(groundTruth.slices.category.values.map((name, i) => [name, i]));
	return Int32Array.from(proposals.labels?.names ?? [], (name) => index.get(name) ?? -1);
}
