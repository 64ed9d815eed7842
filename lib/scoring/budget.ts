/** The 100 budgets of a submission: how many proposals of each video count at each point of the curve. */
export interface Budget {
	/** For each video, how many of its best proposals are kept at most (k). */
	readonly kept: Int32Array;
	/** Sum of `kept`. */
	readonly total: number;
	/** For each of the 100 points, the share of a video's kept proposals that counts (may exceed 1). */
	readonly shares: Float64Array;
	/** For each of the 100 points, the average number of proposals a video (AN). */
	readonly averages: Float64Array;
}

export const budgetPoints = 100;

/**
 * Spreads `maxAverage` proposals a video over the videos in proportion to what each was given.
 * `counts`: proposals of each annotated video; `allProposals`: all in the file, other videos' included.
 * The expressions and their order are those of the ActivityNet development kit: a different order moves a cut.
 */
export function budgetOf(counts: Int32Array, allProposals: number, maxAverage: number): Budget {
	const videos = counts.length;
	const ratio = (maxAverage * videos) / allProposals;
	const kept = counts.map((n) => (n === 0 ? 0 : Math.min(Math.trunc(n * ratio), n)));
	const total = kept.reduce((sum, k) => sum + k, 0);
	const shares = new Float64Array(budgetPoints);
	const averages = new Float64Array(budgetPoints);
	if (total === 0) return { kept, total, shares, averages };
	const scale = (maxAverage * videos) / total;
	for (let j = 1; j <= budgetPoints; j++) {
		const share = (j / 100) * scale;
		shares[j - 1] = share;
		averages[j - 1] = share * (total / videos);
	}
	return { kept, total, shares, averages };
}

/**
 * The first point (0 to 99) whose cut `min(trunc(kept * share), kept)` reaches the rank (1 is best); 100 when none does.
 * Cuts never fall from one point to the next, so a binary search finds it.
 */
export function firstPointReaching(rank: number, kept: number, shares: Float64Array): number {
	if (rank > kept) return budgetPoints;
	let low = 0;
	let high = budgetPoints;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (Math.trunc(kept * (shares[middle] ?? 0)) >= rank) high = middle;
		else low = middle + 1;
	}
	return low;
}
