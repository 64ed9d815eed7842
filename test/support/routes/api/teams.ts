import { randomUUID } from "node:crypto";
import {
	anyMember,
	anyone,
	challengeOrganizers,
	only,
	organizers,
	type Verdicts,
} from "../roles.ts";
import type { World } from "../world.ts";
import { nobody, ofChallenge, ofDraftChallenge, openDraft, type Table } from "./asks.ts";

const ofRival = ({ slugs, rivalNumber }: World) => ({
	challenge: slugs.challenge,
	team: rivalNumber,
});
const captainOf = ({ slugs, people }: World) => ({
	challenge: slugs.challenge,
	userId: people.player.id,
});
const fresh = (challenge: string) => ({ challenge, name: `Walked ${randomUUID()}` });

/** Who runs the challenge plays in no team of it. */
const outside = only(challengeOrganizers, "ok", "organizers_do_not_compete");

/** Of verbs about one's own team: who has none is told to get one first. */
const ofCaptains = (captains: Verdicts): Verdicts => ({
	mate: "captains_only",
	...captains,
	others: "conflict",
});

export const teams = {
	listTeams: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: { ...openDraft, visitor: "not_found" } },
	],
	readTeam: [
		{ given: ofRival, verdicts: anyone },
		{
			given: (world) => ({ ...ofRival(world), team: 2_000_000_000 }),
			verdicts: nobody("not_found"),
		},
	],
	askToJoin: [
		{
			given: ofRival,
			verdicts: {
				stranger: "conflict",
				player: "conflict",
				mate: "conflict",
				rival: "conflict",
				...outside,
			},
		},
		{
			given: ({ slugs, teamNumber }) => ({ challenge: slugs.challenge, team: teamNumber }),
			verdicts: { ...outside, others: "team_not_open" },
		},
	],
	askToMerge: [{ given: ofRival, verdicts: ofCaptains({ player: "ok" }) }],
	answerJoinRequest: [
		{
			given: ({ requestId }) => ({ requestId, answer: "decline" }),
			verdicts: { player: "ok", mate: "captains_only", others: "not_in_team" },
		},
	],
	withdrawJoinRequest: [
		{
			given: ({ strangersRequest }) => ({ requestId: strangersRequest }),
			verdicts: only(["stranger"], "not_yours"),
		},
	],
	readOwnTeam: [
		{ given: ofChallenge, verdicts: anyMember },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	createTeam: [
		{
			given: ({ hiddenSlugs }) => fresh(hiddenSlugs.challenge),
			verdicts: only(["admin"], "ok", "organizers_do_not_compete"),
		},
		{
			given: (world) => ({ ...ofChallenge(world), name: "The rivals" }),
			verdicts: { ...outside, others: "conflict" },
		},
		{
			given: ({ draftChallenge }) => fresh(draftChallenge.slug),
			verdicts: only(organizers, "not_found", "organizers_do_not_compete"),
		},
	],
	editTeam: [
		{
			given: ({ slugs }) => fresh(slugs.challenge),
			verdicts: ofCaptains({ player: "ok", rival: "ok" }),
		},
	],
	inviteIntoTeam: [{ given: ofChallenge, verdicts: ofCaptains({ player: "ok", rival: "ok" }) }],
	revokeInvitation: [
		{
			given: (world) => ({ ...ofChallenge(world), invitationId: world.revocableId }),
			verdicts: ofCaptains({ player: "ok" }),
		},
	],
	removeMember: [
		{
			given: (world) => ({ ...ofChallenge(world), userId: world.leavingId }),
			verdicts: ofCaptains({ player: "ok" }),
		},
	],
	transferCaptaincy: [{ given: captainOf, verdicts: ofCaptains({}) }],
	readInvitation: [
		{ given: ({ joinLink }) => joinLink, verdicts: anyone, isLink: true },
		{
			given: ({ joinLink: { invitation } }) => ({ invitation }),
			verdicts: nobody("not_found"),
		},
		{
			given: ({ toStranger }) => toStranger,
			verdicts: { ...only(["stranger"], "not_found"), visitor: "not_found" },
		},
	],
	acceptInvitation: [
		{ given: ({ toStranger }) => toStranger, verdicts: only(["stranger"], "not_found") },
		{ given: ({ revokedLink }) => revokedLink, verdicts: { others: "conflict" } },
		// A mailed invitation lets its own mailbox in, whoever else has come by its link.
		{ given: ({ mailedLink }) => mailedLink, verdicts: { others: "conflict" } },
	],
	refuseInvitation: [
		{ given: ({ joinLink }) => joinLink, verdicts: { others: "not_yours" }, isLink: true },
		{ given: ({ toRival }) => toRival, verdicts: only(["rival"], "not_found") },
	],
} satisfies Partial<Table>;

export const leaving = {
	leaveTeam: [
		{
			given: ofChallenge,
			verdicts: {
				player: "captain_must_transfer",
				mate: "ok",
				rival: "ok",
				others: "conflict",
			},
		},
	],
} satisfies Partial<Table>;
