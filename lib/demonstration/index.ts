export { type Baseline, baselines } from "./baselines.ts";
export type { Annotation, LabelFile, LabelledVideo, Segment } from "./label-file.ts";
export { defaultSeed, demonstrationNotice, makeLabels } from "./make-labels.ts";
export type { BaselineOptions, Labels } from "./propose.ts";
export {
	type Category,
	clipsByCategory,
	type DurationBin,
	durationBins,
	published,
	sources,
	videosBySubset,
} from "./statistics.ts";
export type { Proposal, SubmissionFile } from "./submission-file.ts";
