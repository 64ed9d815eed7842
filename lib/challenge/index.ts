export type { AffectedLine } from "./affected.ts";
export {
	acceptOrganizing,
	type OrganizerInvitationPageView,
	organizerInvitationInput,
	organizerInvitationPageView,
	readOrganizerInvitation,
	refuseOrganizing,
} from "./answer-organizer-invitation.ts";
export { applyChallenge } from "./apply-challenge.ts";
export { type ApplyView, applyView } from "./apply-view.ts";
export { type Basis, type BasisKey, isBasisOf, protocolBasis } from "./basis.ts";
export type { ChecklistItem } from "./checklist.ts";
export { isCappedFile } from "./costly-files.ts";
export {
	type ChallengeDocument,
	challengeDocument,
	checkDocument,
	type DifferenceLine,
	type DocumentProblem,
	differenceLine,
	type PlacedProblem,
	readChallengeDocument,
	writeChallengeDocument,
} from "./document/index.ts";
export {
	type ApplyInput,
	acceptRulesInput,
	applyInput,
	challengeInput,
	revealInput,
} from "./input.ts";
export {
	inviteOrganizer,
	listOrganizerInvitations,
	newOrganizerInput,
	type OrganizerInvitationView,
	organizerInvitationOfInput,
	organizerInvitationView,
	revokeOrganizerInvitation,
} from "./invite-organizer.ts";
export { largestFile } from "./largest-file.ts";
export { listChallenges } from "./list-challenges.ts";
export { listMyChallenges, type MyChallenge } from "./list-my-challenges.ts";
export { organizedChallenge } from "./organized-challenge.ts";
export {
	listOrganizers,
	type OrganizerView,
	organizerInput,
	organizerView,
	removeOrganizer,
} from "./organizers.ts";
export { phaseAddress } from "./phase-address.ts";
export {
	actorIsOrganizer,
	challengeById,
	phaseById,
	phasesOf,
	runsChallenge,
	scoringBasis,
	videosOf,
} from "./phase-facts.ts";
export { publishChallenge } from "./publish-challenge.ts";
export type { PhaseRow } from "./queries.ts";
export { readChallenge, readPhase } from "./read-challenge.ts";
export {
	type DeskView,
	deskView,
	listPhaseChoices,
	type PhaseChoices,
	readDesk,
} from "./read-desk.ts";
export { type ChangeView, changeView, listChanges, readPage } from "./read-page.ts";
export { readVideos, videosView } from "./read-videos.ts";
export { revealPhase } from "./reveal-phase.ts";
export { acceptRules, type RulesView, readRules, rulesView } from "./rules.ts";
export { basisDifference, lockPhase, switchBasis } from "./switch-basis.ts";
export {
	type ChallengeView,
	challengeView,
	momentOf,
	type PhaseView,
} from "./view.ts";
