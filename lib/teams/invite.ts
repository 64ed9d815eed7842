import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, LimitReached } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { lockedTeam, memberId, type TeamWithFacts } from "./facts.ts";
import type { InviteInput } from "./input.ts";
import {
	type InvitationRow,
	insertInvitation,
	revokeForMailbox,
	revokeInvitationOf,
	selectMadeSince,
	selectUserOfMailbox,
} from "./invitation-queries.ts";
import { invitationMail } from "./mails.ts";
import { requireTeam } from "./own-team.ts";
import { displayName } from "./queries.ts";
import { type InvitationView, viewInvitation } from "./view.ts";

const dayMilliseconds = 86_400_000;
/** Each may go to somebody's mailbox, so a team has so many a day. */
const mostADay = 30;

async function refuseTooMany(tx: Transaction, ctx: Context, teamId: string): Promise<void> {
	const since = new Date(ctx.now.getTime() - dayMilliseconds);
	const { made, first } = await selectMadeSince(tx.db, teamId, since);
	if (made < mostADay) return;
	const next = first && new Date(first.getTime() + dayMilliseconds);
	throw new LimitReached(`A team makes at most ${mostADay} invitations a day.`, next);
}

/** Mails an invitation, and tells an account of that mailbox on the site too. */
async function send(
	tx: Transaction,
	ctx: Context,
	{ team, challenge, members }: TeamWithFacts,
	invitation: InvitationRow & { email: string },
): Promise<void> {
	const self = members.find((one) => one.userId === invitation.invitedBy);
	await queueMail(
		tx,
		invitationMail({
			to: invitation.email,
			invitation,
			inviter: self ? displayName(self) : team.name,
			team: team.name,
			challenge: challenge.title,
		}),
	);
	const userId = await selectUserOfMailbox(tx.db, invitation.email);
	if (userId === null) return;
	const detail = { invitationId: invitation.id, isMailed: true };
	const [teamId, challengeId] = [team.id, team.challengeId];
	await happened(tx, ctx, { kind: "team.invited", challengeId, teamId, userId, detail });
}

/** Asks one mailbox into the team, or makes a link that whoever has it may join by. */
export async function invite(ctx: Context, input: InviteInput): Promise<InvitationView> {
	const own = await requireTeam(ctx, input.challenge);
	const { email = null, days } = input;
	return inTransaction(async (tx) => {
		const locked = await lockedTeam(tx, ctx, own.team.id);
		const { team, members, facts } = locked;
		authorize(ctx.actor, "team.invite", facts);
		if (email !== null && members.some((one) => one.email.toLowerCase() === email))
			throw new Conflict("Whoever has this mailbox is in the team already.");
		await refuseTooMany(tx, ctx, team.id);
		if (email !== null) await revokeForMailbox(tx.db, { teamId: team.id, email, now: ctx.now });
		const made = await insertInvitation(tx.db, {
			teamId: team.id,
			email,
			invitedBy: memberId(ctx),
			createdAt: ctx.now,
			// Whole seconds: that is what the signature of the link covers.
			expiresAt: new Date(Math.floor((ctx.now.getTime() + days * dayMilliseconds) / 1000) * 1000),
		});
		await record(tx, ctx, {
			action: "team.invite",
			subject: { kind: "team", id: team.id },
			// Not the address: an account that is deleted is forgotten, the log is not.
			detail: { before: null, after: { invitationId: made.id, isLink: email === null } },
		});
		if (email !== null) await send(tx, ctx, locked, { ...made, email });
		return viewInvitation(made);
	});
}

/** Takes an invitation back; who comes with it afterwards is told. */
export async function revokeInvitation(
	ctx: Context,
	input: { challenge: string; invitationId: string },
): Promise<void> {
	const own = await requireTeam(ctx, input.challenge);
	const { invitationId: id } = input;
	await inTransaction(async (tx) => {
		const { team, facts } = await lockedTeam(tx, ctx, own.team.id);
		authorize(ctx.actor, "team.edit", facts);
		if (!(await revokeInvitationOf(tx.db, { id, teamId: team.id, now: ctx.now })))
			throw new Conflict("This invitation was used, refused or taken back already.");
		await record(tx, ctx, {
			action: "team.revoke-invitation",
			subject: { kind: "team", id: team.id },
			detail: { before: { invitationId: id }, after: null },
		});
	});
}
