export type { AccessAction, DatasetRelation, RequestMoment, RequestRelation } from "./access.ts";
export { type Actor, visitor } from "./actors.ts";
export { authorize, decide } from "./decide.ts";
export type { Denial } from "./denials.ts";
export {
	type FiguresPrecision,
	type FiguresReader,
	figuresPrecision,
	leavingFigure,
	shownFigure,
} from "./figures.ts";
export type {
	Action,
	Facts,
	PhaseMoment,
	Relation,
} from "./rules.ts";
export {
	covers,
	type GrantFacts,
	type GrantState,
	grantState,
	grantStates,
	opensFiles,
	type SignatureFacts,
	type Standing,
	standing,
} from "./standing.ts";
