import type { eventKinds, mailChoices } from "#drizzle/schema/events.ts";

export type EventKind = (typeof eventKinds)[number];
export type MailChoice = (typeof mailChoices)[number];

/** The sender's reason why a mail of a kind cannot be turned off. */
type Essential = { en: string; zh: string };

/**
 * The kinds whose mails come whatever somebody chose, and why. All others can be turned off. That
 * the list is short is the promise: what is on it costs the reader something if it is missed.
 */
export const essentialKinds: Partial<Record<EventKind, Essential>> = {
	"team.invited": {
		en: "An invitation is for you alone and ends, so it is always mailed.",
		zh: "邀请只发给您本人且有期限，因此总会发送邮件。",
	},
	"submission.failed": {
		en: "That a submission could not be scored is always mailed: there may be time to send it again.",
		zh: "提交未能评分时总会发送邮件，以便及时重新提交。",
	},
	"submission.disqualified": {
		en: "That a submission was taken off the board is always mailed: you may appeal.",
		zh: "提交被移出排行榜时总会发送邮件，您可以申诉。",
	},
};

/** What the organizers write to one's own team and to no other. */
const toOwnTeam: Essential = {
	en: "What the organizers write to your team alone is always mailed.",
	zh: "组织者单独写给您团队的消息总会发送邮件。",
};

/** How a kind is mailed to whoever has chosen nothing. */
export const usualMail: Record<EventKind, MailChoice> = {
	// Its page shows it within seconds to whoever waits for it, and programs send many.
	"submission.scored": "digest",
	"submission.rejected": "digest",
	"submission.failed": "at_once",
	"submission.disqualified": "at_once",
	"submission.reinstated": "at_once",
	"phase.opened": "at_once",
	"phase.closing": "at_once",
	"team.invited": "at_once",
	"team.asked": "at_once",
	"team.changed": "digest",
	"quota.granted": "at_once",
	"rescoring.published": "at_once",
	"challenge.changed": "at_once",
	"announcement.published": "at_once",
	"message.sent": "at_once",
};

/** Why an event's mail comes whatever was chosen; null where it is the reader's choice. */
export function whyEssential(event: { kind: EventKind; teamId: string | null }): Essential | null {
	if (event.kind === "message.sent") return event.teamId === null ? null : toOwnTeam;
	return essentialKinds[event.kind] ?? null;
}
