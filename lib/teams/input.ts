import { z } from "zod";
import { fashions } from "#drizzle/schema/teams.ts";
import { lineText, plainText } from "#lib/text.ts";

// Names stand in mails to mailboxes that know nothing of us: with a line break one is a text of its own.
const name = lineText(80, 2);
const label = lineText(80, 1);
const link = z
	.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)])
	.optional()
	.transform((url) => url || null);

/** A method as its team describes it; what a row of the board says of it. */
export const methodInput = z.object({
	name,
	network: label.describe("For instance R-C3D, TURN, BSN, BMN"),
	backbone: label.describe("For instance C3D, R3D, ResNet-50-LSTM, VGG19-LSTM"),
	backboneFamily: label.describe("For instance 3D CNN, 2D CNN + LSTM"),
	fashion: z.enum(fashions),
	streams: label.describe("For instance face, face + context, RGB + flow"),
	pretraining: label.describe("For instance CK+, AFEW, DFEW, none"),
	extraData: plainText(500).default(""),
	description: plainText(2000).default(""),
	paperUrl: link,
	codeUrl: link,
});
export type MethodInput = z.output<typeof methodInput>;

/** A challenge by its name in its address. */
export const teamsInput = z.object({
	challenge: z.string().max(200).describe("The challenge's name in its address"),
});

export const teamListInput = teamsInput.extend({
	text: z
		.string()
		.trim()
		.min(1)
		.max(200)
		.optional()
		.describe("A team's number, or part of the name that it is shown under"),
	after: z.coerce
		.number()
		.int()
		.positive()
		.max(2_147_483_647)
		.optional()
		.describe("The number of the last team of the page before"),
});
export type TeamListInput = z.output<typeof teamListInput>;

export const teamInput = teamsInput.extend({
	name: name.refine((given) => !/^team\s*\d+$/i.test(given), {
		message: "such names are what teams have while a challenge is anonymous",
	}),
	description: plainText(2000).default(""),
	isOpen: z.boolean().default(false).describe("Whether people may ask to join"),
});
export type TeamInput = z.output<typeof teamInput>;

/** A team by its number, which is what its address has. */
export const teamNumberInput = teamsInput.extend({
	team: z.coerce.number().int().positive().max(2_147_483_647).describe("The team's number"),
});

export const inviteInput = teamsInput.extend({
	email: z
		.email()
		.max(254)
		.toLowerCase()
		.optional()
		.describe("The mailbox it is for; left out, a link for whoever has it"),
	days: z.coerce.number().int().min(1).max(90).default(14).describe("How long it is good for"),
});
export type InviteInput = z.output<typeof inviteInput>;

export const invitationOfTeamInput = teamsInput.extend({ invitationId: z.uuid() });

/** An invitation as its link names it. Its mailbox's own account needs no signature. */
export const invitationInput = z.object({
	invitation: z.uuid(),
	until: z.string().max(11).default(""),
	signature: z.string().max(100).default(""),
});
export type InvitationInput = z.output<typeof invitationInput>;

export const memberInput = teamsInput.extend({ userId: z.uuid() });

export const askInput = teamNumberInput.extend({
	message: plainText(1000).default("").describe("Words to the team's captain"),
});
export type AskInput = z.output<typeof askInput>;

export const requestInput = z.object({ requestId: z.uuid() });

export const answerInput = requestInput.extend({ answer: z.enum(["accept", "decline"]) });
