export { baselines } from "./baselines.ts";
export type { LabelFile, LabelledVideo } from "./label-file.ts";
export { demonstrationNotice, makeLabels } from "./make-labels.ts";
export { makeMicroLabels } from "./micro-labels.ts";
export type { Labels } from "./propose.ts";
export { type Spotter, spotters } from "./spotters.ts";
export {
	clipsByCategory,
	type DurationBin,
	durationBins,
	published,
	sources,
	videosBySubset,
} from "./statistics.ts";
export type { Proposal } from "./submission-file.ts";
export { trivialBaselines } from "./trivial-proposals.ts";
