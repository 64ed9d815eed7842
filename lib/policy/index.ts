export { type Actor, visitor } from "./actors.ts";
export { authorize, type Decision, decide } from "./decide.ts";
export {
	type FiguresPrecision,
	type FiguresReader,
	figuresPrecision,
	leavingFigure,
	shownDecimals,
	shownFigure,
} from "./figures.ts";
export {
	type Action,
	type Denial,
	denials,
	type Facts,
	type FiguresVisibility,
	type PhaseMoment,
	type Relation,
} from "./rules.ts";
