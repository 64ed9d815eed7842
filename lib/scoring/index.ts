export { type AucInterval, bootstrapAuc, resampledAucs, resamples } from "./bootstrap.ts";
export {
	type Evaluation,
	type EvaluationWarning,
	evaluate,
	evaluator,
	type PerVideo,
	type Scored,
} from "./evaluate.ts";
export { type GroundTruth, prepareLabels } from "./ground-truth.ts";
export {
	type Annotation,
	type LabelledVideo,
	type LabelProblem,
	type Labels,
	type LabelsResult,
	parseLabels,
	subsetsOf,
} from "./labels.ts";
export type { Proposals } from "./proposals.ts";
export {
	canonicalProtocol,
	type DurationBin,
	defaultProtocol,
	type Protocol,
	protocolInput,
} from "./protocol.ts";
export { type RecallFigures, type ReportedBudget, reportedBudgets } from "./recall.ts";
export { type Dimension, dimensions, smallSliceClips } from "./slices.ts";
export type { SliceFigures, SliceTable } from "./tallies.ts";
export { temporalIou } from "./temporal-iou.ts";
