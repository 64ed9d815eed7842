/**
 * Moves labels apart that would stand on each other, as little as it can from where they belong.
 * @param wanted where each label belongs, in pixels
 * @param room the least distance between two, and the bounds to stay within, in pixels
 * @returns where each label goes, in the order given
 */
export function spreadLabels(
	wanted: readonly number[],
	room: { gap: number; from: number; to: number },
): number[] {
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	const placed = new Array<number>(wanted.length).fill(0);
	let lowest = room.from;
	for (const index of order) {
		const at = Math.max(wanted[index] ?? 0, lowest);
		placed[index] = at;
		lowest = at + room.gap;
	}
	let highest = room.to;
	for (const index of order.toReversed()) {
		const at = Math.min(placed[index] ?? 0, highest);
		placed[index] = at;
		highest = at - room.gap;
	}
	return placed;
}
