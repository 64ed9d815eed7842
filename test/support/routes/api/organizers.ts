import { challengeOrganizers, only, organizers } from "../roles.ts";
import { ofChallenge, ofDraftChallenge, type Table } from "./asks.ts";

const organizersOnly = only(challengeOrganizers, "organizers_only");

export const organizing = {
	listOrganizers: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: only(organizers, "not_found") },
	],
	addOrganizer: [
		{
			given: (world) => ({ ...ofChallenge(world), email: "nobody@routes.invalid" }),
			verdicts: only(challengeOrganizers, "organizers_only", "invalid"),
		},
	],
	removeOrganizer: [
		{
			given: (world) => ({ ...ofChallenge(world), userId: world.people.stranger.id }),
			verdicts: only(challengeOrganizers, "organizers_only", "conflict"),
		},
	],
} satisfies Partial<Table>;
