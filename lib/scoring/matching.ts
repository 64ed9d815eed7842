import type { GroundTruth } from "./ground-truth.ts";
import type { Proposals } from "./proposals.ts";
import { temporalIou } from "./temporal-iou.ts";

/** Sorts rows by score, best first; equal scores keep the order of the file. In place. */
export function sortByScore(rows: Int32Array, scores: Float64Array): Int32Array {
	return rows.sort((a, b) => {
		const x = scores[a] ?? 0;
		const y = scores[b] ?? 0;
		if (x === y) return a - b;
		return x > y ? -1 : 1;
	});
}

/**
 * Of the clips given, the one that overlaps the proposal most, by tIoU, among those that reach the threshold and are
 * not `taken` (by clip, not 0); -1 when there is none. Equal overlaps: the earlier onset, then the order of the labels.
 */
export function bestFreeClip(
	proposals: Proposals,
	row: number,
	groundTruth: GroundTruth,
	clips: Iterable<number>,
	threshold: number,
	taken: Uint8Array,
): number {
	const onset = proposals.onsets[row] ?? 0;
	const offset = proposals.offsets[row] ?? 0;
	let best = -1;
	let most = threshold;
	let earliest = Number.POSITIVE_INFINITY;
	for (const clip of clips) {
		if (taken[clip] !== 0) continue;
		const start = groundTruth.onsets[clip] ?? 0;
		const overlap = temporalIou(start, groundTruth.offsets[clip] ?? 0, onset, offset);
		// 0/0 is NaN, for which this is false.
		if (overlap > most || (overlap === most && start < earliest)) {
			best = clip;
			most = overlap;
			earliest = start;
		}
	}
	return best;
}

/** The whole numbers from the one up to the other, exclusive. */
export function range(from: number, to: number): Int32Array {
	const numbers = new Int32Array(Math.max(to - from, 0));
	for (let i = 0; i < numbers.length; i++) numbers[i] = from + i;
	return numbers;
}
