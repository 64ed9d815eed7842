export { largestFile } from "./largest-file.ts";
export { listChallenges } from "./list-challenges.ts";
export { phaseAddress } from "./phase-address.ts";
export { actorIsOrganizer, challengeById, phaseById, scoringBasis } from "./phase-facts.ts";
export type { PhaseRow } from "./queries.ts";
export { readChallenge, readPhase } from "./read-challenge.ts";
export { readVideos, videosView } from "./read-videos.ts";
export {
	type ChallengeView,
	challengeView,
	momentOf,
	type PhaseView,
} from "./view.ts";
