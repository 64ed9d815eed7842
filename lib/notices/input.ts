import { z } from "zod";
import { eventKinds, mailChoices } from "#drizzle/schema/events.ts";
import { lineText, plainText } from "#lib/text.ts";

const eventNumber = z
	.string()
	.regex(/^\d{1,18}$/)
	.describe("A notice's number: later ones are greater");

export const noticesInput = z.object({
	before: eventNumber.optional().describe("Only notices before this number"),
});
export const readInput = z.object({
	noticeId: z.uuid().optional().describe("Only this one"),
	upTo: eventNumber.optional().describe("Only those up to this number"),
});

export const choicesInput = z.object({
	choices: z
		.array(z.object({ kind: z.enum(eventKinds), mail: z.enum(mailChoices) }))
		.max(eventKinds.length),
});

/** A link out of a mail; nothing else is needed to use it. */
export const unsubscribeInput = z.object({
	token: z.string().max(100),
	until: z.string().max(11).default(""),
	signature: z.string().max(100).default(""),
});

const challenge = z.string().max(200).describe("The challenge's name in its address");
const title = lineText(200, 2);
const markdown = plainText(20_000, 1).describe("Markdown");

export const announcementsInput = z.object({ challenge });
export const announcementInput = announcementsInput.extend({ title, markdown });

export const correctionInput = z.object({
	announcementId: z.uuid(),
	title,
	markdown,
	note: plainText(1000, 2).describe("What is different now, and why"),
	tells: z.boolean().default(false).describe("Whether everybody is told of the correction too"),
});

export const audiences = [
	"all",
	"team",
	"without_scored",
	"with_failed",
	"rules_not_accepted",
] as const;

/** Which teams a message goes to. */
export const audienceInput = announcementsInput.extend({
	to: z.enum(audiences),
	team: z.coerce.number().int().positive().max(2_147_483_647).optional().describe("For `team`"),
	phase: z.string().max(200).optional().describe("For `without_scored` and `with_failed`"),
});
export type AudienceInput = z.output<typeof audienceInput>;

export const messageInput = audienceInput.extend({
	subject: lineText(200, 2),
	body: plainText(10_000, 2),
	seen: z.string().max(64).describe("Names the recipients that were shown, as the preview gave it"),
});
