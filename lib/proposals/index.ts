export {
	type ErrorCode,
	maxKeptProblems,
	type Problem,
	type WarningCode,
} from "./problem.ts";
export { readProposals } from "./read.ts";
export type { ReadResult } from "./reading.ts";
export type { SubmissionRules } from "./rules.ts";
export type { SubmissionHeader } from "./submission-reader.ts";
export { type DatasetVideos, parseVideos, type VideosResult } from "./videos.ts";
