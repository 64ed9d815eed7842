export {
	type ArrangedBoard,
	arrange,
	type Column,
} from "./arrange.ts";
export { boardCsv, csvLine } from "./csv.ts";
export { arrangedBoardView, exportBoard } from "./export.ts";
export { type Arrangement, arrangementInput, type Facet, facets, groupings } from "./input.ts";
export { rank } from "./rank.ts";
export { readBoard } from "./read-board.ts";
export {
	type Board,
	type BoardRow,
	type Breakdown,
	breakdowns,
	type RowKind,
} from "./view.ts";
