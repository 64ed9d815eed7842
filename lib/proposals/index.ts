export type { Problem } from "./problem.ts";
export { readProposals } from "./read.ts";
export type { ReadResult } from "./reading.ts";
export type { SubmissionRules } from "./rules.ts";
export { placeIn, type ScannedMembers, scanMembers } from "./scan-members.ts";
export { type DatasetVideos, parseVideos } from "./videos.ts";
