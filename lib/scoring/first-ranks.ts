import type { Proposals } from "./proposals.ts";
import { temporalIou } from "./temporal-iou.ts";

/**
 * For one true interval and each tIoU threshold, the rank (1 is best) of the best-scored proposal of the video that reaches it;
 * 0 where none does. Rows `from` to `to` are the video's. Equal scores rank in the order of the file.
 *
 * Nothing is sorted: a rank is one more than the number of proposals ahead, and only the few that matter are counted.
 */
export class FirstRanks {
	readonly ranks: Int32Array;
	readonly #best: Int32Array;
	readonly #thresholds: Float64Array;

	constructor(thresholds: readonly number[]) {
		this.#thresholds = Float64Array.from(thresholds);
		this.#best = new Int32Array(thresholds.length);
		this.ranks = new Int32Array(thresholds.length);
	}

	find(proposals: Proposals, from: number, to: number, onset: number, offset: number): void {
		this.#best.fill(-1);
		const { onsets, offsets, scores } = proposals;
		const lowest = this.#thresholds[0] ?? 1;
		for (let row = from; row < to; row++) {
			const start = onsets[row] ?? 0;
			const end = offsets[row] ?? 0;
			if (end <= onset || start >= offset) continue;
			const overlap = temporalIou(onset, offset, start, end);
			if (overlap >= lowest) this.#offer(scores, row, overlap);
		}
		this.#count(scores, from, to);
	}

	#offer(scores: Float64Array, row: number, overlap: number): void {
		const best = this.#best;
		const score = scores[row] ?? 0;
		for (let t = 0; t < best.length; t++) {
			if (overlap < (this.#thresholds[t] ?? 1)) return;
			const holder = best[t] ?? -1;
			if (holder < 0 || score > (scores[holder] ?? 0)) best[t] = row;
		}
	}

	#count(scores: Float64Array, from: number, to: number): void {
		let known = -1;
		let rank = 0;
		for (let t = 0; t < this.#best.length; t++) {
			const row = this.#best[t] ?? -1;
			if (row !== known) rank = row < 0 ? 0 : rankOf(scores, row, from, to);
			known = row;
			this.ranks[t] = rank;
		}
	}
}

function rankOf(scores: Float64Array, row: number, from: number, to: number): number {
	const score = scores[row] ?? 0;
	let rank = 1;
	for (let other = from; other < row; other++) if ((scores[other] ?? 0) >= score) rank++;
	for (let other = row + 1; other < to; other++) if ((scores[other] ?? 0) > score) rank++;
	return rank;
}
