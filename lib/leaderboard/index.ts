export { type ArrangedBoard, arrange } from "./arrange.ts";
export type { Column } from "./columns.ts";
export { boardCsv, boardTable } from "./csv.ts";
export { arrangedBoardView, exportBoard } from "./export.ts";
export { type Arrangement, arrangementInput, type Facet, facets, groupings } from "./input.ts";
export { readBoardMoments } from "./moments.ts";
export { rank } from "./rank.ts";
export { readBoard } from "./read-board.ts";
export { type DeskBoard, readDeskBoards } from "./read-desk-boards.ts";
export {
	type Board,
	type BoardRow,
	type Breakdown,
	boardView,
	breakdowns,
	type Freeze,
	isRowKind,
	type RowKind,
} from "./view.ts";
