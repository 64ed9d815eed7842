import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict, LimitReached, NotSignedIn } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { challengeInput } from "./input.ts";
import { organizedChallenge } from "./organized-challenge.ts";
import {
	countInvitedSince,
	insertInvitation,
	type OrganizerInvitationRow,
	revokeInvitations,
	selectOpenInvitations,
} from "./organizer-invitation-queries.ts";
import { inviterName, organizerInvitationMail } from "./organizer-mails.ts";
import { selectAccount } from "./organizer-queries.ts";
import { changingOrganizers } from "./organizers.ts";

const dayMilliseconds = 86_400_000;
/** Each goes to somebody's mailbox, so a challenge has so many a day. */
const mostADay = 30;

export const newOrganizerInput = challengeInput.extend({
	email: z.email().max(254).toLowerCase().describe("The mailbox that is asked"),
	days: z.coerce.number().int().min(1).max(90).default(14).describe("How long it is good for"),
});
export const organizerInvitationOfInput = challengeInput.extend({ invitationId: z.uuid() });

export const organizerInvitationView = z.object({
	id: z.uuid(),
	email: z.email(),
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
});
export type OrganizerInvitationView = z.output<typeof organizerInvitationView>;

const view = (row: OrganizerInvitationRow): OrganizerInvitationView => ({
	id: row.id,
	email: row.email,
	createdAt: row.createdAt.toISOString(),
	expiresAt: row.expiresAt.toISOString(),
});

/** Whom a challenge has asked to run it too, and who has not answered yet. */
export async function listOrganizerInvitations(
	ctx: Context,
	input: z.output<typeof challengeInput>,
): Promise<OrganizerInvitationView[]> {
	const { id } = await organizedChallenge(ctx, input.challenge, "challenge.set-organizers");
	return (await selectOpenInvitations(ctx.db, id, ctx.now)).map(view);
}

async function refuseTooMany(tx: Transaction, ctx: Context, challengeId: string): Promise<void> {
	const since = new Date(ctx.now.getTime() - dayMilliseconds);
	if ((await countInvitedSince(tx.db, challengeId, since)) < mostADay) return;
	throw new LimitReached(`A challenge invites at most ${mostADay} mailboxes a day.`);
}

/**
 * Asks a mailbox to run the challenge too. What is answered and done is the same whether or not it
 * has an account: nobody learns by it who has one.
 */
export async function inviteOrganizer(
	ctx: Context,
	input: z.output<typeof newOrganizerInput>,
): Promise<OrganizerInvitationView> {
	const { actor, now } = ctx;
	if (actor.kind !== "member") throw new NotSignedIn();
	const { email, days } = input;
	return changingOrganizers(ctx, input.challenge, async (tx, { challenge, organizers }) => {
		const challengeId = challenge.id;
		if (organizers.some((one) => one.email.toLowerCase() === email))
			throw new Conflict(`${email} is an organizer of this challenge already.`);
		await refuseTooMany(tx, ctx, challengeId);
		const replaced = await revokeInvitations(tx.db, { challengeId, email, now });
		const invitation = await insertInvitation(tx.db, {
			challengeId,
			email,
			invitedBy: actor.userId,
			createdAt: now,
			// Whole seconds: that is what the signature of the link covers.
			expiresAt: new Date(Math.floor((now.getTime() + days * dayMilliseconds) / 1000) * 1000),
		});
		await record(tx, ctx, {
			action: "challenge.organizer-invited",
			subject: { kind: "challenge", id: challengeId },
			// Not the address: an account that is deleted is forgotten, the log is not.
			detail: {
				before: replaced[0] ? { invitationId: replaced[0].id } : null,
				after: { invitationId: invitation.id },
			},
		});
		const self = await selectAccount(tx.db, actor.userId);
		if (!self) throw new NotSignedIn();
		const about = { invitation, inviter: inviterName(self), challenge: challenge.title };
		await queueMail(tx, organizerInvitationMail(about));
		return view(invitation);
	});
}

/** Takes an invitation back; who comes with it afterwards is told. */
export async function revokeOrganizerInvitation(
	ctx: Context,
	input: z.output<typeof organizerInvitationOfInput>,
): Promise<void> {
	const { invitationId: id } = input;
	await changingOrganizers(ctx, input.challenge, async (tx, { challenge }) => {
		const challengeId = challenge.id;
		if ((await revokeInvitations(tx.db, { challengeId, id, now: ctx.now })).length === 0)
			throw new Conflict("This invitation was used, refused or taken back already.");
		await record(tx, ctx, {
			action: "challenge.organizer-invitation-revoked",
			subject: { kind: "challenge", id: challengeId },
			detail: { before: { invitationId: id }, after: null },
		});
	});
}
