/**
 * Deals `sum(totals)` places to the parties so that party p gets exactly `totals[p]` of them, and
 * close to its share in every run of places: each place goes to the party furthest behind.
 * Returns the party (index) of each place.
 */
export function apportion(totals: readonly number[]): number[] {
	const places = totals.reduce((sum, total) => sum + total, 0);
	const given = totals.map(() => 0);
	return Array.from({ length: places }, (_, place) => {
		let chosen = 0;
		let furthestBehind = Number.NEGATIVE_INFINITY;
		totals.forEach((total, party) => {
			const behind = total * (place + 1) - (given[party] ?? 0) * places;
			if ((given[party] ?? 0) < total && behind > furthestBehind) {
				furthestBehind = behind;
				chosen = party;
			}
		});
		given[chosen] = (given[chosen] ?? 0) + 1;
		return chosen;
	});
}

/** Splits a whole `amount` by weight into whole parts that sum to it exactly. */
export function splitByWeight(amount: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	const parts = weights.map((weight) => Math.floor((amount * weight) / sum));
	const left = amount - parts.reduce((total, part) => total + part, 0);
	return parts.map((part, at) => (at < left ? part + 1 : part));
}
