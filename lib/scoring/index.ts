export { bootstrapAuc, resampledAucs, resamples } from "./bootstrap.ts";
export {
	type Evaluation,
	evaluate,
	evaluator,
	type PerVideo,
} from "./evaluate.ts";
export { type GroundTruth, prepareLabels } from "./ground-truth.ts";
export {
	type Annotation,
	type LabelledVideo,
	type LabelProblem,
	type Labels,
	parseLabels,
	subsetsOf,
} from "./labels.ts";
export type { Proposals } from "./proposals.ts";
export {
	canonicalProtocol,
	defaultProtocol,
	type Protocol,
	protocolInput,
} from "./protocol.ts";
export { type RecallFigures, reportedBudgets } from "./recall.ts";
export { dimensions } from "./slices.ts";
export type { SliceFigures } from "./tallies.ts";
