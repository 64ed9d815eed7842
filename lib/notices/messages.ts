import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { holdChallenge, refuseTooMany } from "./daily-limit.ts";
import {
	type AudienceInput,
	type announcementsInput,
	audiences,
	type messageInput,
} from "./input.ts";
import { insertMessage, selectMessages, selectSentSince } from "./message-queries.ts";
import { settleNotices } from "./notice-queries.ts";
import { recipientsOf, viewRecipients } from "./recipients.ts";
import type { MessageView, RecipientsView } from "./view.ts";

/** What goes to many is soon not read any more; an answer to one team must not wait for that. */
const limits = {
	many: { mostADay: 10, what: "messages to several teams" },
	one: { mostADay: 100, what: "messages to one team" },
} as const;

/** Whom a message would go to; nothing is sent. */
export async function previewRecipients(
	ctx: Context,
	input: AudienceInput,
): Promise<RecipientsView> {
	const challenge = await organizedChallenge(ctx, input.challenge, "message.send");
	return viewRecipients(await recipientsOf(ctx, { input, challenge }));
}

const audience = z.object({
	to: z.enum(audiences),
	team: z.string().nullable(),
	phase: z.string().nullable(),
	teams: z.int(),
});

/**
 * Sends a message to exactly the people who were shown before.
 * @throws Conflict when they are others by now, or nobody
 */
export async function sendMessage(
	ctx: Context,
	input: z.output<typeof messageInput>,
): Promise<RecipientsView> {
	const challenge = await organizedChallenge(ctx, input.challenge, "message.send");
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId: sentBy } = ctx.actor;
	const { id: challengeId } = challenge;
	const { to, subject, body, phase = null } = input;
	return inTransaction(async (tx) => {
		await holdChallenge(tx, challengeId);
		const isToOne = to === "team";
		await refuseTooMany(ctx, {
			since: (since) => selectSentSince(tx.db, { challengeId, since, isToOne }),
			...limits[isToOne ? "one" : "many"],
		});
		const recipients = await recipientsOf({ ...ctx, db: tx.db }, { input, challenge });
		const view = viewRecipients(recipients);
		refuseOthers(view, input.seen);
		const [first] = recipients;
		const ownTeam = isToOne && first ? first : null;
		const message = await insertMessage(tx.db, {
			...{ challengeId, subject, body, sentBy, sentAt: ctx.now, recipients: view.people },
			audience: { to, phase, team: ownTeam?.name ?? null, teams: view.teams.length },
		});
		await record(tx, ctx, {
			action: "message.send",
			subject: { kind: "message", id: message.id },
			detail: {
				...{ subject, to, phase, people: view.people },
				teams: view.teams.map(({ number }) => number),
			},
		});
		const eventId = await happened(tx, ctx, {
			...{ kind: "message.sent", challengeId, teamId: ownTeam?.teamId ?? null },
			detail: { messageId: message.id, subject },
		});
		await settleNotices(
			tx.db,
			recipients.map(({ userId }) => ({ eventId, userId, createdAt: ctx.now })),
		);
		return view;
	});
}

function refuseOthers(now: RecipientsView, seen: string): void {
	if (now.people === 0) throw new Conflict("This is nobody at present, so nothing was sent.");
	if (now.seen === seen) return;
	const [teams, people] = [now.teams.length, now.people];
	throw new Conflict(
		`The people have changed since you looked: these are ${teams} ${teams === 1 ? "team" : "teams"} and ${people} ${people === 1 ? "person" : "people"} now. Look again, then send. Nothing was sent.`,
		{ teams, people },
	);
}

/** What the organizers have written, the newest first. */
export async function listMessages(
	ctx: Context,
	input: z.output<typeof announcementsInput>,
): Promise<MessageView[]> {
	const challenge = await organizedChallenge(ctx, input.challenge, "message.send");
	const rows = await selectMessages(ctx.db, challenge.id);
	return rows.map(({ message, sender }) => ({
		id: message.id,
		subject: message.subject,
		body: message.body,
		sentAt: message.sentAt.toISOString(),
		sentBy: sender ?? "",
		people: message.recipients,
		...audience.parse(message.audience),
	}));
}
