import type { GroundTruth } from "./ground-truth.ts";
import { figuresOf, type RecallFigures, RecallTally } from "./recall.ts";
import { type Dimension, dimensions, type SliceDimension, smallSliceClips } from "./slices.ts";

export interface SliceFigures extends RecallFigures {
	readonly clips: number;
	/** Videos in which they lie. */
	readonly videos: number;
	/** Fewer than 20 clips. Without clips every figure is 0 and means nothing. */
	readonly small: boolean;
}

export type SliceTable = Readonly<Record<Dimension, Readonly<Record<string, SliceFigures>>>>;

/** The overall tally and one for each value of each dimension. */
export class Tallies {
	readonly overall: RecallTally;
	readonly #dimensions: { name: Dimension; slices: SliceDimension; tallies: RecallTally[] }[];

	constructor(groundTruth: GroundTruth, thresholds: number) {
		this.overall = new RecallTally(thresholds);
		this.overall.clips = groundTruth.onsets.length;
		this.#dimensions = dimensions.map((name) => {
			const slices = groundTruth.slices[name];
			const tallies = slices.values.map(() => new RecallTally(thresholds));
			for (const value of slices.membership) {
				const tally = tallies[value];
				if (tally) tally.clips++;
			}
			return { name, slices, tallies };
		});
	}

	/** A clip is recalled at threshold t from `points[t]` on; a point beyond the last is never. */
	add(clip: number, points: Int32Array): void {
		this.overall.add(points);
		for (const { slices, tallies } of this.#dimensions) {
			tallies[slices.membership[clip] ?? -1]?.add(points);
		}
	}

	slices(averages: Float64Array): SliceTable {
		const figures = new Map<Dimension, Readonly<Record<string, SliceFigures>>>();
		for (const { name, slices, tallies } of this.#dimensions) {
			// fromEntries makes own properties, so a category may be called "__proto__".
			figures.set(
				name,
				Object.fromEntries(
					slices.values.map((value, i) => [
						value,
						{ ...sliceFigures(tallies[i], averages), videos: slices.videos[i] ?? 0 },
					]),
				),
			);
		}
		const of = (name: Dimension) => figures.get(name) ?? {};
		return {
			duration: of("duration"),
			category: of("category"),
			source: of("source"),
			clips: of("clips"),
		};
	}
}

function sliceFigures(
	tally: RecallTally | undefined,
	averages: Float64Array,
): Omit<SliceFigures, "videos"> {
	const group = tally ?? new RecallTally(0);
	const { auc, ar, curve } = figuresOf(group.recall(), averages);
	return { clips: group.clips, small: group.clips < smallSliceClips, auc, ar, curve };
}
