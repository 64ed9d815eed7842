export { type AverageRecallEvaluation, averageRecall } from "./average-recall.ts";
export { bootstrapScore, resampledScores, resamples, type ScoreInterval } from "./bootstrap.ts";
export { ceilingOf } from "./ceiling.ts";
export {
	type Evaluation,
	type Figure,
	type PerVideo,
	parsePerVideo,
	plainPerVideo,
	type SliceEvaluation,
} from "./evaluation.ts";
export {
	describeEvaluator,
	type EvaluatorDescription,
	evaluatorDescription,
	figuresInColumns,
	rankingFigureOf,
	sliceFiguresOf,
} from "./evaluators/description.ts";
export type { Evaluator } from "./evaluators/evaluator.ts";
export { evaluatorOf, evaluators, findEvaluator } from "./evaluators/registry.ts";
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
	type DurationBin,
	defaultProtocol,
	detectionMapProtocolInput,
	durationBinName,
	type ProposalsProtocol,
	type Protocol,
	proposalsProtocolInput,
	protocolInput,
	spottingF1ProtocolInput,
	thresholdsOf,
} from "./protocol.ts";
export { type RecallFigures, reportedBudgets } from "./recall.ts";
export {
	decodeSketch,
	encodeSketch,
	similarityOf,
	sketchOf,
} from "./similarity.ts";
export { binOf, dimensions } from "./slices.ts";
export { beatsByStep, stepOf } from "./step.ts";
export type { SliceFigures } from "./tallies.ts";
