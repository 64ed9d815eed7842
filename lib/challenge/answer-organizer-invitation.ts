import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { checkLink } from "#lib/signed-links/index.ts";
import {
	type OrganizerInvitationRow,
	revokeInvitations,
	selectDescribedInvitation,
	takeUp,
} from "./organizer-invitation-queries.ts";
import { inviterName } from "./organizer-mails.ts";
import {
	insertOrganizer,
	lockAccount,
	lockOrganizers,
	selectAccount,
	selectCompetes,
} from "./organizer-queries.ts";
import { selectIsOrganizer } from "./queries.ts";

/** An invitation as its link names it. Its mailbox's own account needs no signature. */
export const organizerInvitationInput = z.object({
	invitation: z.uuid(),
	until: z.string().max(11).default(""),
	signature: z.string().max(100).default(""),
});
export type OrganizerInvitationInput = z.output<typeof organizerInvitationInput>;

const statuses = ["open", "expired", "used", "revoked"] as const;

export const organizerInvitationPageView = z.object({
	status: z.enum(statuses),
	challenge: z.object({ slug: z.string(), title: z.string() }),
	inviter: z.string(),
	expiresAt: z.iso.datetime(),
	account: z.email().nullable().describe("The reader's own mailbox"),
	isForAccount: z.boolean(),
	isOrganizer: z.boolean(),
	competes: z.boolean().describe("The reader is in a team of the challenge: leave it first"),
});
export type OrganizerInvitationPageView = z.output<typeof organizerInvitationPageView>;

function statusOf(invitation: OrganizerInvitationRow, now: Date): (typeof statuses)[number] {
	if (invitation.revokedAt !== null) return "revoked";
	if (invitation.usedAt !== null) return "used";
	return invitation.expiresAt > now ? "open" : "expired";
}

const isGenuine = (
	given: OrganizerInvitationInput,
	{ expiresAt }: { expiresAt: Date },
	now: Date,
) => {
	const { invitation: subject, until, signature } = given;
	const verdict = checkLink({ purpose: "organize", subject, until, signature }, now);
	return verdict !== "forged" && expiresAt.getTime() === Number(until) * 1000;
};

/**
 * An invitation for whoever may know of it: who came by its link, and the account of the mailbox that
 * it was sent to. To anybody else there is no such thing. The challenge may be a draft.
 */
async function load(ctx: Context, input: OrganizerInvitationInput) {
	const described = await selectDescribedInvitation(ctx.db, input.invitation);
	if (!described) throw new NotFound("invitation");
	const { actor } = ctx;
	const account = actor.kind === "member" ? await selectAccount(ctx.db, actor.userId) : null;
	const { invitation } = described;
	const isForAccount = invitation.email.toLowerCase() === account?.email.toLowerCase();
	if (!isForAccount && !isGenuine(input, invitation, ctx.now)) throw new NotFound("invitation");
	return { ...described, account, isForAccount };
}

/** What an invitation says. Reading uses nothing up: mail scanners follow links too. */
export async function readOrganizerInvitation(
	ctx: Context,
	input: OrganizerInvitationInput,
): Promise<OrganizerInvitationPageView> {
	const { invitation, challenge, inviter, account, isForAccount } = await load(ctx, input);
	const seat = account && { challengeId: challenge.id, userId: account.userId };
	return {
		status: statusOf(invitation, ctx.now),
		challenge: { slug: challenge.slug, title: challenge.title },
		inviter: inviterName(inviter),
		expiresAt: invitation.expiresAt.toISOString(),
		account: account?.email ?? null,
		isForAccount,
		isOrganizer: seat !== null && (await selectIsOrganizer(ctx.db, seat.challengeId, seat.userId)),
		competes: seat !== null && (await selectCompetes(ctx.db, seat)),
	};
}

const ended = {
	open: "",
	expired: "The invitation has expired: ask for a new one.",
	used: "The invitation has been used.",
	revoked: "The invitation was taken back or refused: ask the organizers for a new one.",
};

function self({ actor }: Context): string {
	if (actor.kind !== "member") throw new NotSignedIn();
	return actor.userId;
}

/** Becomes an organizer, with all that the others may do; who is in a team of the challenge leaves it first. */
export async function acceptOrganizing(
	ctx: Context,
	input: OrganizerInvitationInput,
): Promise<{ challenge: string }> {
	const userId = self(ctx);
	const { invitation, challenge, isForAccount: isInvited } = await load(ctx, input);
	const seat = { challengeId: challenge.id, userId };
	await inTransaction(async (tx) => {
		const organizers = await lockOrganizers(tx.db, challenge.id);
		// Alone with the account: a team that it joins meanwhile is seen here, or sees this.
		if (!(await lockAccount(tx.db, userId))) throw new Conflict("This account was deleted.");
		const competes = await selectCompetes(tx.db, seat);
		authorize(ctx.actor, "challenge.join-organizers", { isInvited, competes });
		if (organizers.some((one) => one.userId === userId))
			throw new Conflict("You organize this challenge already.");
		const status = statusOf(invitation, ctx.now);
		if (status !== "open") throw new Conflict(ended[status], { status });
		if (!(await takeUp(tx.db, invitation.id, ctx.now)))
			throw new Conflict("The invitation was used or taken back meanwhile.");
		await insertOrganizer(tx.db, seat);
		await record(tx, ctx, {
			action: "challenge.organizer-added",
			subject: { kind: "challenge", id: challenge.id },
			detail: { before: null, after: { organizer: userId }, invitationId: invitation.id },
		});
	});
	return { challenge: challenge.slug };
}

/** Refuses an invitation that was sent to the actor's mailbox; it stands at the desk no longer. */
export async function refuseOrganizing(
	ctx: Context,
	input: OrganizerInvitationInput,
): Promise<void> {
	self(ctx);
	const { invitation, challenge, isForAccount } = await load(ctx, input);
	authorize(ctx.actor, "invitation.refuse", { isSelf: isForAccount });
	const of = { challengeId: challenge.id, id: invitation.id, now: ctx.now };
	await inTransaction(async (tx) => {
		if ((await revokeInvitations(tx.db, of)).length === 0)
			throw new Conflict("The invitation was used, refused or taken back already.");
		await record(tx, ctx, {
			action: "challenge.organizer-invitation-refused",
			subject: { kind: "challenge", id: challenge.id },
			detail: { before: { invitationId: invitation.id }, after: null },
		});
	});
}
