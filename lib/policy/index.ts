export type { AccessAction, DatasetRelation, RequestMoment, RequestRelation } from "./access.ts";
export { type Actor, visitor } from "./actors.ts";
export {
	type Anonymity,
	isTeamHidden,
	shownMethod,
	shownTeamName,
	type TeamReader,
} from "./anonymity.ts";
export type { PhaseMoment, Relation, Requirements } from "./challenge.ts";
export { authorize, decide } from "./decide.ts";
export type { Denial } from "./denials.ts";
export {
	type FiguresAudience,
	type FiguresPrecision,
	type FiguresReader,
	figuresAudience,
	figuresPrecision,
	frozenSince,
	isBehindFreeze,
	leavingFigure,
	shownFigure,
} from "./figures.ts";
export type { Action, Facts } from "./rules.ts";
export { fewestVideos, type SliceExtent, withheldSlices } from "./slices.ts";
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
export { commonWords, wordNotShown } from "./vocabulary.ts";
