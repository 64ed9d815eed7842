import { rank } from "#lib/leaderboard/index.ts";
import { leavingFigure } from "#lib/policy/index.ts";
import type { Move, PreviewInput } from "./input.ts";
import type { Best } from "./preview-queries.ts";
import type { ChangeView, PreviewView } from "./view.ts";

type Precision = "rounded" | "exact";
type Place = NonNullable<ChangeView["before"]>;

function placesOf(
	bests: readonly Best[],
	precision: Precision,
	frozenSince: Date | null,
): Map<string, Best & { at: Place }> {
	return new Map(
		rank(bests).map((best) => {
			const score = leavingFigure(best.score, precision);
			// Whoever has a score has a rank.
			const at = {
				submissionId: best.submissionId,
				score,
				rank: best.rank ?? 0,
				isBehindFreeze: frozenSince !== null && best.receivedAt >= frozenSince,
			};
			return [best.methodId, { ...best, at }];
		}),
	);
}

function moveOf(before: Place | null, after: Place | null): Move {
	if (!before) return "enters";
	if (!after) return "leaves";
	if (after.rank === before.rank) return "same";
	return after.rank < before.rank ? "up" : "down";
}

const size = (change: number | null) =>
	change === null ? Number.POSITIVE_INFINITY : Math.abs(change);
const bySize = (one: number | null, other: number | null) =>
	size(one) === size(other) ? 0 : size(other) - size(one);

/** Rows that enter or leave first, then by ranks, then by score, the largest change first. */
const largestFirst = (one: ChangeView, other: ChangeView) =>
	bySize(one.ranks, other.ranks) ||
	bySize(one.change, other.change) ||
	(one.after ?? one.before ?? { rank: 0 }).rank - (other.after ?? other.before ?? { rank: 0 }).rank;

/**
 * Every row of two boards of the same methods: where it stood, where it will stand, and whether that
 * is behind the freeze of a frozen board, where the public does not see it.
 */
export function compareBoards(
	before: readonly Best[],
	after: readonly Best[],
	precision: Precision,
	frozenSince: Date | null = null,
): ChangeView[] {
	const old = placesOf(before, precision, frozenSince);
	const fresh = placesOf(after, precision, frozenSince);
	const named = new Map([...old, ...fresh]);
	const rows = [...named].map(([methodId, { method, team }]): ChangeView => {
		const was = old.get(methodId)?.at ?? null;
		const becomes = fresh.get(methodId)?.at ?? null;
		const isBoth = was !== null && becomes !== null;
		return {
			...{ methodId, method, team, before: was, after: becomes },
			move: moveOf(was, becomes),
			ranks: isBoth ? was.rank - becomes.rank : null,
			// A difference of rounded figures is rounded too: 61.2 − 60.9 is 0.3.
			change: isBoth ? leavingFigure(becomes.score - was.score, precision) : null,
		};
	});
	return rows.sort(largestFirst);
}

export function countMoves(rows: readonly ChangeView[]): PreviewView["counts"] {
	const counts = { up: 0, down: 0, same: 0, enters: 0, leaves: 0, scores: 0 };
	for (const { move, change } of rows) {
		counts[move]++;
		if (change !== 0) counts.scores++;
	}
	return counts;
}

/** The rows that somebody asked for. */
export function matching(
	rows: readonly ChangeView[],
	{ move, text }: Pick<PreviewInput, "move" | "text">,
): ChangeView[] {
	const wanted = text.toLocaleLowerCase("en");
	return rows.filter(
		(row) =>
			(move === "all" || row.move === move) &&
			`${row.method}\n${row.team}`.toLocaleLowerCase("en").includes(wanted),
	);
}
