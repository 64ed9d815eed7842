/** What decides whether the figures of a slice may leave. */
export type SliceExtent = {
	/** Its true intervals. */
	clips: number;
	/** In how many videos they lie; null where an evaluation does not say. */
	videos: number | null;
};

/** Figures of fewer videos of a hidden split are nearly figures of a video. */
export const fewestVideos = 3;

const hasTooFew = ({ clips, videos }: SliceExtent) => clips > 0 && (videos ?? 0) < fewestVideos;

/**
 * Of one breakdown of a hidden split, the slices whose figures leave to nobody. Those of too few videos;
 * and since the slices add up to the whole, which is shown, the next smallest too, until what is
 * withheld is of enough videos together. A slice without intervals has no figures to withhold.
 * @param isDisjoint whether no video has intervals in two slices of the breakdown; where one may, how
 * many videos the withheld ones have together is only known to be as many as the largest has
 */
export function withheldSlices(
	slices: Readonly<Record<string, SliceExtent>>,
	isDisjoint: boolean,
): ReadonlySet<string> {
	const ordered = Object.entries(slices)
		.filter(([, { clips }]) => clips > 0)
		.sort(
			([one, a], [other, b]) =>
				(a.videos ?? 0) - (b.videos ?? 0) || a.clips - b.clips || (one < other ? -1 : 1),
		);
	const withheld = new Set<string>();
	let together = 0;
	for (const [name, slice] of ordered) {
		const tells = withheld.size > 0 && together < fewestVideos;
		if (!hasTooFew(slice) && !tells) break;
		withheld.add(name);
		const videos = slice.videos ?? 0;
		together = isDisjoint ? together + videos : Math.max(together, videos);
	}
	return withheld;
}
