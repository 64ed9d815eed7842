import { shownFigure } from "#lib/policy/index.ts";

export type Contender = { score: number | null; receivedAt: Date };

/**
 * Puts contenders in order of their score, the higher first. Equal at the shown precision is equal: such
 * rows share a rank (1, 2, 2, 4) and stand in order of receipt. A missing figure is last and has
 * no rank. The input is left as it is.
 */
export function rank<T extends Contender>(
	contenders: readonly T[],
): (T & { rank: number | null })[] {
	const shown = (contender: T) =>
		contender.score === null ? Number.NEGATIVE_INFINITY : Number(shownFigure(contender.score));
	const ordered = [...contenders].sort(
		(a, b) => shown(b) - shown(a) || a.receivedAt.getTime() - b.receivedAt.getTime(),
	);
	let current = 0;
	return ordered.map((contender, index) => {
		const before = ordered[index - 1];
		if (!before || shown(before) !== shown(contender)) current = index + 1;
		return { ...contender, rank: contender.score === null ? null : current };
	});
}
