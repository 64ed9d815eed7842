import { z } from "zod";
import { eventKinds, mailChoices } from "#drizzle/schema/events.ts";
import type { NoticeAbout } from "./about-queries.ts";
import { audiences } from "./input.ts";
import { said } from "./said.ts";
import type { Ended } from "./unsubscribe-link.ts";

const noticeView = z.object({
	id: z.uuid(),
	number: z.string().describe("Later ones are greater"),
	kind: z.enum(eventKinds),
	at: z.iso.datetime(),
	isRead: z.boolean(),
	says: z.string(),
	path: z.string().describe("Where it leads on this site"),
	quote: z.string().nullable().describe("Words of the organizers or of Onset that belong to it"),
});
export type NoticeView = z.output<typeof noticeView>;

export const noticesView = z.object({
	unread: z.int(),
	notices: z.array(noticeView),
	next: z.string().nullable().describe("Send as `before` for older ones"),
});

export const unreadView = z.object({
	unread: z.int().nullable().describe("Null for whoever is not signed in"),
});

export function viewNotice(row: NoticeAbout): NoticeView {
	const { en, path, quote } = said(row);
	return {
		id: row.notice.id,
		number: String(row.event.id),
		kind: row.event.kind,
		at: row.event.at.toISOString(),
		isRead: row.notice.readAt !== null,
		says: en,
		path,
		quote,
	};
}

export const choicesView = z.object({
	choices: z.array(
		z.object({
			kind: z.enum(eventKinds),
			mail: z.enum(mailChoices),
			isChosen: z.boolean().describe("False while it is what is usual"),
		}),
	),
	essential: z
		.array(z.object({ kind: z.enum(eventKinds), why: z.string() }))
		.describe("Always mailed, and why"),
	digestHourUtc: z.int(),
});
export type ChoicesView = z.output<typeof choicesView>;

/** What a link out of a mail is good for; `ends` is null unless it is genuine. */
export type UnsubscriptionView = {
	link: "genuine" | "expired" | "forged";
	ends: Ended | null;
};

export const announcementView = z.object({
	id: z.uuid(),
	title: z.string(),
	markdown: z.string(),
	publishedAt: z.iso.datetime(),
	updatedAt: z.iso.datetime(),
	corrections: z.array(
		z.object({
			at: z.iso.datetime(),
			note: z.string(),
			titleBefore: z.string(),
			markdownBefore: z.string(),
		}),
	),
});
export type AnnouncementView = z.output<typeof announcementView>;

export const recipientsView = z.object({
	teams: z.array(z.object({ number: z.int(), name: z.string() })),
	people: z.int(),
	seen: z.string().describe("Send it along: the message goes to exactly these people or to nobody"),
});
export type RecipientsView = z.output<typeof recipientsView>;

export const messageView = z.object({
	id: z.uuid(),
	subject: z.string(),
	body: z.string(),
	sentAt: z.iso.datetime(),
	sentBy: z.string(),
	to: z.enum(audiences),
	team: z.string().nullable(),
	phase: z.string().nullable(),
	teams: z.int(),
	people: z.int(),
});
export type MessageView = z.output<typeof messageView>;
