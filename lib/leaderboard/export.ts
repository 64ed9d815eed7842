import { z } from "zod";
import type { ArrangedBoard } from "./arrange.ts";
import { type Board, boardRowView, boardView } from "./view.ts";

export const arrangedBoardView = boardView.omit({ rows: true }).extend({
	shownRows: z.int(),
	totalRows: z.int(),
	omittedRows: z.int().describe("Rows that match but have no figure in this breakdown"),
	columns: z.array(z.object({ key: z.string(), title: z.string(), clips: z.int().nullable() })),
	groups: z.array(
		z.object({ name: z.string().nullable(), size: z.int(), rows: z.array(boardRowView) }),
	),
});
export type ArrangedBoardView = z.output<typeof arrangedBoardView>;

/** Exactly what the arranged board shows, as data. */
export function exportBoard(board: Board, arranged: ArrangedBoard): ArrangedBoardView {
	const { rows: _all, ...head } = board;
	const { shownRows, totalRows, omittedRows, groups } = arranged;
	const columns = arranged.columns.map(({ key, title, slice }) => ({
		key,
		title,
		clips: slice?.clips ?? null,
	}));
	return { ...head, shownRows, totalRows, omittedRows, columns, groups };
}
