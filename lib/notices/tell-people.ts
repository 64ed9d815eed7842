import { eq } from "drizzle-orm";
import { notices } from "#drizzle/schema/events.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import type { Listener } from "#lib/events/index.ts";
import { queueMails } from "#lib/mail/index.ts";
import { selectNotices } from "./about-queries.ts";
import { concernedBy, type EventRow } from "./audience.ts";
import { type MailChoice, usualMail, whyEssential } from "./kinds.ts";
import { eventMail } from "./mails.ts";
import { countMailed, selectChoices, settleNotices } from "./notice-queries.ts";
import type { Addressee } from "./people-queries.ts";
import { said } from "./said.ts";

const dayMilliseconds = 86_400_000;
/** Single mails to one person in a day; whatever comes beyond that waits for the digest. */
const mostMailsADay = 30;

/** What happened to oneself comes at once where what happens around one comes in the digest. */
const usualOf = ({ kind, userId }: EventRow): MailChoice => (userId ? "at_once" : usualMail[kind]);

/** How each is mailed of an event: as they chose, or as is usual. */
async function waysOf(tx: Transaction, ctx: Context, event: EventRow, people: Addressee[]) {
	const userIds = people.map(({ userId }) => userId);
	const chosen = await selectChoices(tx.db, { userIds, kind: event.kind });
	const since = new Date(ctx.now.getTime() - dayMilliseconds);
	const mailed = await countMailed(tx.db, userIds, since);
	return ({ userId, isOrganizer }: Addressee): MailChoice => {
		const isTooMuch = (mailed.get(userId) ?? 0) >= mostMailsADay;
		// A fault that fails a thousand submissions is one mail to each team, and a thousand to an organizer.
		if (whyEssential(event)) return isOrganizer && isTooMuch ? "digest" : "at_once";
		const choice = chosen.get(userId) ?? usualOf(event);
		return choice === "at_once" && isTooMuch ? "digest" : choice;
	};
}

/**
 * Puts an event among the notices of everybody whom it concerns, and mails it as each has chosen.
 * Told twice, it is one notice and one mail.
 */
export const tellPeople: Listener = async (tx, ctx, event) => {
	const people = await concernedBy(tx.db, event);
	if (people.length === 0) return;
	const wayOf = await waysOf(tx, ctx, event, people);
	const isMailed = event.detail.isMailed === true;
	const settled = await settleNotices(
		tx.db,
		people.map((person) => ({
			eventId: event.id,
			userId: person.userId,
			createdAt: ctx.now,
			inDigest: !isMailed && wayOf(person) === "digest",
			mailedAt: isMailed || wayOf(person) === "at_once" ? ctx.now : null,
		})),
	);
	const due = people.filter(
		(person) => !isMailed && settled.has(person.userId) && wayOf(person) === "at_once",
	);
	const [about] = await selectNotices(tx.db, eq(notices.eventId, event.id), 1);
	if (!about) return;
	const words = { said: said(about), now: ctx.now };
	const mails = due.map((person) => eventMail(person, event, words));
	await queueMails(tx, mails);
};
