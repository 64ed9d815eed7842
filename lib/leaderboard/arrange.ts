import { shownFigure } from "#lib/policy/index.ts";
import { type Column, columnsOf, rankingColumn } from "./columns.ts";
import { type Arrangement, type Facet, facets } from "./input.ts";
import type { Board, BoardRow } from "./view.ts";

type Group = {
	name: string | null;
	/** How many rows the group has; all are shown when the board is not grouped. */
	size: number;
	rows: BoardRow[];
};

export type ArrangedBoard = {
	arrangement: Arrangement;
	columns: Column[];
	groups: Group[];
	/** For each facet, every value that the board has, and how many rows have it. */
	facets: { facet: Facet | "kind"; values: { value: string; rows: number; chosen: boolean }[] }[];
	shownRows: number;
	/** Rows that match but have no figure in this breakdown, as what papers report. */
	omittedRows: number;
	totalRows: number;
};

type Values = string | number | null;

/** Missing is last, whichever way the rest runs. */
function compare(a: Values, b: Values, direction: 1 | -1): number {
	if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
	if (typeof a === "number" && typeof b === "number") return direction * (a - b);
	return direction * String(a).localeCompare(String(b), "en", { numeric: true });
}

function sorted(rows: readonly BoardRow[], column: Column, direction: 1 | -1): BoardRow[] {
	const shown = (row: BoardRow) => {
		const value = column.value(row);
		if (column.kind === "plain" || typeof value !== "number") return value;
		return Number(shownFigure(value, column.kind));
	};
	// Sorting is stable, so rows that are equal here keep the board's own order.
	return [...rows].sort((a, b) => compare(shown(a), shown(b), direction));
}

const matches = (row: BoardRow, arrangement: Arrangement, except?: Facet | "kind") =>
	[...facets, "kind" as const].every((facet) => {
		const wanted: readonly string[] = arrangement[facet];
		return facet === except || wanted.length === 0 || wanted.includes(row[facet]);
	});

function countFacet(
	candidates: readonly BoardRow[],
	arrangement: Arrangement,
	facet: Facet | "kind",
) {
	const wanted: readonly string[] = arrangement[facet];
	const rows = new Map<string, number>();
	for (const row of candidates) {
		const counts = matches(row, arrangement, facet) ? 1 : 0;
		rows.set(row[facet], (rows.get(row[facet]) ?? 0) + counts);
	}
	const values = [...rows]
		.map(([value, count]) => ({ value, rows: count, chosen: wanted.includes(value) }))
		.sort((a, b) => a.value.localeCompare(b.value, "en", { numeric: true }));
	return { facet, values };
}

/** Best of each group, the best group first; rows without the figure come last. */
function grouped(rows: readonly BoardRow[], by: "backbone" | "network", ranking: Column): Group[] {
	const groups = new Map<string, BoardRow[]>();
	for (const row of sorted(rows, ranking, -1)) {
		const group = groups.get(row[by]);
		if (group) group.push(row);
		else groups.set(row[by], [row]);
	}
	return [...groups].map(([name, all]) => ({ name, size: all.length, rows: all.slice(0, 1) }));
}

/** What was scored here and what papers report are not comparable: neither is the other's best. */
function bestOfEach(
	rows: readonly BoardRow[],
	by: "backbone" | "network",
	ranking: Column,
): Group[] {
	const isReported = ({ kind }: BoardRow) => kind === "reported";
	return [
		...grouped(
			rows.filter((row) => !isReported(row)),
			by,
			ranking,
		),
		...grouped(rows.filter(isReported), by, ranking),
	];
}

/**
 * What of a board is shown and in which order. Ranks stay those of the whole board: narrowing it
 * does not make anybody better.
 */
export function arrange(board: Board, arrangement: Arrangement): ArrangedBoard {
	const columns = columnsOf(board, arrangement.breakdown);
	const { breakdown } = arrangement;
	const candidates = board.rows.filter((row) => breakdown === "overall" || breakdown in row.cells);
	const rows = candidates.filter((row) => matches(row, arrangement));
	const matching = board.rows.filter((row) => matches(row, arrangement));
	const column = columns.find(({ key }) => key === arrangement.sort);
	const direction = (arrangement.order ?? column?.natural) === "desc" ? -1 : 1;
	const groups =
		arrangement.group === "none"
			? [{ name: null, size: rows.length, rows: column ? sorted(rows, column, direction) : rows }]
			: bestOfEach(rows, arrangement.group, rankingColumn(board.evaluator));
	return {
		arrangement,
		columns,
		groups,
		facets: [...facets, "kind" as const].map((facet) => countFacet(candidates, arrangement, facet)),
		shownRows: groups.reduce((sum, group) => sum + group.rows.length, 0),
		omittedRows: matching.length - rows.length,
		totalRows: board.rows.length,
	};
}
