export { type Actor, visitor } from "./actors.ts";
export { authorize, decide } from "./decide.ts";
export {
	type FiguresPrecision,
	type FiguresReader,
	figuresPrecision,
	leavingFigure,
	shownFigure,
} from "./figures.ts";
export type {
	Action,
	Denial,
	Facts,
	PhaseMoment,
	Relation,
} from "./rules.ts";
