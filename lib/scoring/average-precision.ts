/**
 * Hits and misses of one ranked list, best first. Precision is interpolated as in the PASCAL VOC development kit since
 * 2010 (Everingham et al. 2010, section 4.2) and in ActivityNet's: the precision at a recall is the highest at that recall or any above it.
 */
export class RankedHits {
	#length = 0;
	/** Rank of each hit, from 1. */
	readonly #ranks: number[] = [];

	add(isHit: boolean): void {
		this.#length++;
		if (isHit) this.#ranks.push(this.#length);
	}

	/** Area under interpolated precision over recall, a fraction. `total`: of true intervals, at least 1. */
	averagePrecision(total: number): number {
		// Recall rises by 1 / total at each hit and nowhere else, so the area is a sum over hits.
		return this.#interpolated().reduce((sum, precision) => sum + precision, 0) / total;
	}

	/** Interpolated precision (a fraction) at each whole percentage of recall, 0 to 100. */
	precisions(total: number): Float64Array {
		const atHit = this.#interpolated();
		return Float64Array.from({ length: 101 }, (_, percentage) => {
			const hits = Math.max(Math.ceil((percentage * total) / 100), 1);
			return atHit[hits - 1] ?? 0;
		});
	}

	/** For each hit, the highest precision at it or at a later one. */
	#interpolated(): Float64Array {
		const precisions = new Float64Array(this.#ranks.length);
		let highest = 0;
		for (let hit = precisions.length - 1; hit >= 0; hit--) {
			highest = Math.max(highest, (hit + 1) / (this.#ranks[hit] ?? 1));
			precisions[hit] = highest;
		}
		return precisions;
	}
}
