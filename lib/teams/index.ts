export { acceptInvitation, readInvitation, refuseInvitation } from "./answer-invitation.ts";
export { answerRequest, withdrawRequest } from "./answer-request.ts";
export { askToJoin, askToMerge } from "./ask-to-join.ts";
export { createMethod } from "./create-method.ts";
export { createTeam } from "./create-team.ts";
export { editTeam } from "./edit-team.ts";
export {
	answerInput,
	askInput,
	invitationInput,
	invitationOfTeamInput,
	inviteInput,
	memberInput,
	methodInput,
	requestInput,
	teamInput,
	teamListInput,
	teamNumberInput,
	teamsInput,
} from "./input.ts";
export { invite, revokeInvitation } from "./invite.ts";
export { leaveAllTeams } from "./leave-all-teams.ts";
export { leaveTeam } from "./leave-team.ts";
export { listMethods, methodById } from "./list-methods.ts";
export { listTeamNames, listTeams } from "./list-teams.ts";
export { relationTo, teamOfActor, teamPlaysIn } from "./own-team.ts";
export { readOwnTeam } from "./read-own-team.ts";
export { readTeam } from "./read-team.ts";
export { removeMember } from "./remove-member.ts";
export { transferCaptaincy } from "./transfer-captaincy.ts";
export {
	type InvitationPageView,
	type InvitationView,
	invitationPageView,
	invitationView,
	type MethodView,
	methodView,
	type OwnTeamView,
	ownTeamView,
	type PublicTeamView,
	publicTeamView,
	type RequestView,
	type TeamLine,
	type TeamRules,
	teamsView,
	teamView,
	viewMethod,
} from "./view.ts";
