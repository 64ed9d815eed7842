import { anyone, challengeOrganizers, only, organizers } from "../roles.ts";
import { ofChallenge, ofDraftChallenge, type Table } from "./asks.ts";

const organizersOnly = only(challengeOrganizers, "organizers_only");

export const organizing = {
	listOrganizers: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: only(organizers, "not_found") },
	],
	listOrganizerInvitations: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: only(organizers, "not_found") },
	],
	inviteOrganizer: [
		{
			given: (world) => ({ ...ofChallenge(world), email: "invited@routes.invalid" }),
			verdicts: organizersOnly,
		},
	],
	revokeOrganizerInvitation: [
		{
			given: (world) => ({ ...ofChallenge(world), invitationId: world.activeId }),
			verdicts: only(challengeOrganizers, "organizers_only", "conflict"),
		},
	],
	readOrganizerInvitation: [
		{ given: ({ organizing }) => organizing, verdicts: anyone, isLink: true },
		{
			given: ({ organizing: { invitation } }) => ({ invitation }),
			verdicts: { ...only(["player"], "not_found"), visitor: "not_found" },
		},
	],
	acceptOrganizing: [
		// Whom it is for is a team's captain; to everybody else it is another mailbox's.
		{
			given: ({ organizing }) => organizing,
			verdicts: only(["player"], "not_yours", "competitors_do_not_organize"),
		},
	],
	refuseOrganizing: [
		{
			given: ({ organizing }) => organizing,
			verdicts: only(["player"], "not_yours"),
		},
	],
	removeOrganizer: [
		{
			given: (world) => ({ ...ofChallenge(world), userId: world.people.stranger.id }),
			verdicts: only(challengeOrganizers, "organizers_only", "conflict"),
		},
	],
} satisfies Partial<Table>;
