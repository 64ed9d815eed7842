import { apportion } from "./apportion.ts";
import { createRandom, type Random, shuffled } from "./random.ts";
import {
	clipsByCategory,
	type DurationBin,
	durationBins,
	sources,
	videosByClipCount,
	videosBySubset,
} from "./statistics.ts";

/** A clip before it has a place: its category and the duration bin it must fall into. */
export interface PlannedClip {
	readonly label: string;
	readonly bin: DurationBin;
}

/** A video before it has a length: everything about it that is counted. */
export interface PlannedVideo {
	readonly subset: string;
	readonly subject: string;
	readonly source: string;
	readonly relativeDuration: number;
	readonly clips: readonly PlannedClip[];
}

const maxVideosPerSubject = 6;

/** Every video with its subset, subject, source and clips, in the order of the file. */
export function planVideos(seed: string): PlannedVideo[] {
	const order = createRandom(`${seed}/order`);
	const subsets = Object.keys(videosBySubset);
	const clipCounts = videosByClipCount.flatMap(([clips, videos]) =>
		Array.from({ length: videos }, () => clips),
	);
	const dealt = apportion(Object.values(videosBySubset));
	const media = shuffled(
		sources.flatMap((source) => Array.from({ length: source.videos }, () => source)),
		createRandom(`${seed}/sources`),
	);
	const drafts = clipCounts.map((clipCount, at) => ({
		clipCount,
		subset: subsets[dealt[at] ?? 0] ?? "",
		source: media[at]?.name ?? "",
		relativeDuration: media[at]?.relativeDuration ?? 1,
	}));

	const takeClips = dealClips(seed, subsets, drafts);
	const takeSubject = nameSubjects(createRandom(`${seed}/subjects`));
	return shuffled(drafts, order).map(({ clipCount, subset, source, relativeDuration }) => ({
		subset,
		subject: takeSubject(subset),
		source,
		relativeDuration,
		clips: takeClips(subset, clipCount),
	}));
}

/** Table 2, cell by cell, shared out over the subsets in proportion to the clips each has room for. */
function dealClips(
	seed: string,
	subsets: readonly string[],
	drafts: readonly { readonly subset: string; readonly clipCount: number }[],
) {
	const cells = durationBins.flatMap((bin, column) =>
		Object.entries(clipsByCategory).flatMap(([label, counts]) =>
			Array.from({ length: counts[column] ?? 0 }, (): PlannedClip => ({ label, bin })),
		),
	);
	const room = subsets.map((subset) =>
		drafts.reduce((sum, draft) => sum + (draft.subset === subset ? draft.clipCount : 0), 0),
	);
	const dealt = apportion(room);
	const hands = new Map(
		subsets.map((subset, party) => [
			subset,
			shuffled(
				cells.filter((_, place) => dealt[place] === party),
				createRandom(`${seed}/clips/${subset}`),
			),
		]),
	);
	return (subset: string, count: number) => hands.get(subset)?.splice(0, count) ?? [];
}

/** Runs of one to six videos of a subset share a subject, so no subject is ever in two subsets. */
function nameSubjects(random: Random) {
	const current = new Map<string, { name: string; left: number }>();
	let subjects = 0;
	return (subset: string): string => {
		const known = current.get(subset);
		if (known !== undefined && known.left > 0) {
			known.left -= 1;
			return known.name;
		}
		subjects += 1;
		const name = `demo-subject-${String(subjects).padStart(3, "0")}`;
		current.set(subset, { name, left: random.below(maxVideosPerSubject) });
		return name;
	};
}
