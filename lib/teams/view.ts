import { z } from "zod";
import { fashions, type methods, teamRoles } from "#drizzle/schema/teams.ts";
import { signedUrl } from "#lib/signed-links/index.ts";
import type { InvitationRow } from "./invitation-queries.ts";

export const methodView = z.object({
	id: z.uuid(),
	name: z.string(),
	network: z.string(),
	backbone: z.string(),
	backboneFamily: z.string(),
	fashion: z.enum(fashions),
	streams: z.string(),
	pretraining: z.string(),
	extraData: z.string(),
	description: z.string(),
	paperUrl: z.string().nullable(),
	codeUrl: z.string().nullable(),
});
export type MethodView = z.output<typeof methodView>;

export function viewMethod(method: typeof methods.$inferSelect): MethodView {
	const { teamId: _team, createdAt: _created, ...shown } = method;
	return shown;
}

export const teamView = z.object({ id: z.uuid(), name: z.string() });
export type TeamView = z.output<typeof teamView>;

const instant = z.iso.datetime();
const teamName = z.object({
	number: z.int().describe("What its address has"),
	name: z.string().describe("Its number's, while the challenge is anonymous for this reader"),
});

const challengeName = z.object({ slug: z.string(), title: z.string() });

const teamLine = teamName.extend({
	isHidden: z.boolean().describe("Goes under its number until the challenge says who it is"),
	isBaseline: z.boolean(),
	isOpen: z.boolean().describe("Takes requests to join"),
	members: z.int(),
	scored: z.int().describe("Scored submissions, of phases whose boards this reader may see"),
});
export type TeamLine = z.output<typeof teamLine>;

/** What a challenge says of teams: sizes and dates. */
const teamRules = z.object({
	minTeamMembers: z.int(),
	maxTeamMembers: z.int(),
	teamsFreezeAt: instant.nullable(),
	isFrozen: z.boolean(),
	anonymousUntil: instant.nullable(),
});
export type TeamRules = z.output<typeof teamRules>;

export const teamsView = z.object({
	challenge: challengeName,
	rules: teamRules,
	teams: z.array(teamLine),
	next: z.int().nullable().describe("What the next page comes after"),
});
export type TeamsView = z.output<typeof teamsView>;

export const publicTeamView = teamLine.extend({
	challenge: challengeName,
	rules: teamRules,
	description: z.string(),
	people: z.array(z.string()).nullable().describe("Names of the members; null while hidden"),
	methods: z.array(methodView),
	phases: z.array(z.object({ slug: z.string(), title: z.string(), scored: z.int() })),
	mergedInto: teamName.nullable(),
	/** How the reader stands to it: what can be asked of it. */
	isOwn: z.boolean(),
	isAsked: z.boolean().describe("The reader waits for its captain's answer"),
	canAskToJoin: z.boolean(),
	canAskToMerge: z.boolean(),
});
export type PublicTeamView = z.output<typeof publicTeamView>;

const invitationStatuses = ["open", "expired", "used", "revoked"] as const;
type InvitationStatus = (typeof invitationStatuses)[number];

export function invitationStatus(invitation: InvitationRow, now: Date): InvitationStatus {
	if (invitation.revokedAt !== null) return "revoked";
	if (invitation.usedAt !== null) return "used";
	return invitation.expiresAt > now ? "open" : "expired";
}

export const invitationView = z.object({
	id: z.uuid(),
	email: z.email().nullable().describe("Null for a link"),
	url: z.url().nullable().describe("The link, for whoever should join; null for a mailed one"),
	createdAt: instant,
	expiresAt: instant,
});
export type InvitationView = z.output<typeof invitationView>;

/** A mailed invitation's address goes to its mailbox only: it is what shows who follows it. */
export const viewInvitation = (invitation: InvitationRow): InvitationView => ({
	id: invitation.id,
	email: invitation.email,
	url:
		invitation.email === null
			? signedUrl({ purpose: "join", subject: invitation.id, expiresAt: invitation.expiresAt })
			: null,
	createdAt: invitation.createdAt.toISOString(),
	expiresAt: invitation.expiresAt.toISOString(),
});

export const invitationPageView = z.object({
	status: z.enum(invitationStatuses),
	team: z.object({ name: z.string(), description: z.string(), members: z.int() }),
	challenge: challengeName,
	inviter: z.string(),
	expiresAt: instant,
	isForMailbox: z.boolean().describe("Mailed, and so for one mailbox only"),
	account: z.email().nullable().describe("The reader's own mailbox"),
	isForAccount: z.boolean(),
	isMember: z.boolean(),
	isFull: z.boolean(),
	isFrozen: z.boolean(),
	runsIt: z.boolean().describe("The reader runs the challenge, and so does not compete in it"),
});
export type InvitationPageView = z.output<typeof invitationPageView>;

const requestView = z.object({
	id: z.uuid(),
	from: z.string().describe("Who asks: a person, or a team that wants to merge"),
	fromTeam: z.int().nullable().describe("The number of the team that wants to merge"),
	to: teamName,
	message: z.string(),
	createdAt: instant,
});
export type RequestView = z.output<typeof requestView>;

const memberView = z.object({
	userId: z.uuid(),
	name: z.string(),
	role: z.enum(teamRoles),
	joinedAt: instant,
	isSelf: z.boolean(),
});

export const ownTeamView = z.object({
	challenge: challengeName,
	rules: teamRules,
	runsIt: z.boolean().describe("You run the challenge, and so do not compete in it"),
	team: teamName
		.extend({
			id: z.uuid(),
			description: z.string(),
			isOpen: z.boolean(),
			isCaptain: z.boolean(),
			members: z.array(memberView),
			methods: z.array(methodView),
			invitations: z.array(invitationView).describe("Open ones; for the captain"),
			requests: z.array(requestView).describe("That wait for the captain's answer"),
			asked: z.array(requestView).describe("Merges that this team asked for"),
		})
		.nullable(),
	invitations: z
		.array(z.object({ id: z.uuid(), team: teamName, expiresAt: instant }))
		.describe("To your mailbox"),
	requests: z.array(requestView).describe("That you made for yourself"),
});
export type OwnTeamView = z.output<typeof ownTeamView>;
