import { record } from "#lib/audit/index.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { checkLink } from "#lib/signed-links/index.ts";
import { admit } from "./admit.ts";
import { lockedTeam, memberId, teamWithFacts } from "./facts.ts";
import type { InvitationInput } from "./input.ts";
import { revokeInvitationOf, selectDescribedInvitation, takeUp } from "./invitation-queries.ts";
import { displayName, holdPerson, selectPerson } from "./queries.ts";
import { type InvitationPageView, invitationStatus } from "./view.ts";

type Described = NonNullable<Awaited<ReturnType<typeof selectDescribedInvitation>>>;

const isGenuine = (input: InvitationInput, { invitation }: Described, now: Date): boolean => {
	const { until, signature } = input;
	const given = { purpose: "join", subject: input.invitation, until, signature } as const;
	return (
		checkLink(given, now) !== "forged" && invitation.expiresAt.getTime() === Number(until) * 1000
	);
};

/**
 * An invitation for whoever may know of it: who came by its link, and the account of the mailbox
 * that it was sent to. To anybody else there is no such thing.
 */
async function load(ctx: Context, input: InvitationInput) {
	const described = await selectDescribedInvitation(ctx.db, input.invitation);
	if (!described) throw new NotFound("invitation");
	await readChallenge(ctx, described.challenge.slug).catch(() => {
		throw new NotFound("invitation");
	});
	const { actor } = ctx;
	const person = actor.kind === "member" ? await selectPerson(ctx.db, actor.userId) : null;
	const { email } = described.invitation;
	const isForMailbox = email !== null && email.toLowerCase() === person?.email.toLowerCase();
	if (!isForMailbox && !isGenuine(input, described, ctx.now)) throw new NotFound("invitation");
	return { described, person, isForMailbox };
}

/** What an invitation says. Reading uses nothing up: mail scanners follow links too. */
export async function readInvitation(
	ctx: Context,
	input: InvitationInput,
): Promise<InvitationPageView> {
	const { described, person, isForMailbox } = await load(ctx, input);
	const { invitation, team, challenge, inviter } = described;
	const { members, facts } = await teamWithFacts(ctx, team);
	return {
		status: team.mergedIntoId === null ? invitationStatus(invitation, ctx.now) : "revoked",
		team: { name: team.name, description: team.description, members: members.length },
		challenge: { slug: challenge.slug, title: challenge.title },
		inviter: displayName(inviter),
		expiresAt: invitation.expiresAt.toISOString(),
		isForMailbox: invitation.email !== null,
		account: person?.email ?? null,
		isForAccount: person !== null && (invitation.email === null || isForMailbox),
		isMember: facts.isTeamMember,
		isFull: facts.isFull,
		isFrozen: facts.isFrozen,
		runsIt: facts.runsIt && !team.isBaseline,
	};
}

const ended = {
	open: "",
	expired: "The invitation has expired: ask for a new one.",
	used: "The invitation has been used.",
	revoked: "The invitation was taken back or refused: ask the team's captain for a new one.",
};

const onlyTheMailbox =
	"The invitation is for another mailbox than your account's: sign in with the one it was sent to.";

/** Joins by an invitation. A mailed one lets its own mailbox in, and once. */
export async function acceptInvitation(
	ctx: Context,
	input: InvitationInput,
): Promise<{ challenge: string }> {
	const userId = memberId(ctx);
	const { described, isForMailbox } = await load(ctx, input);
	const { invitation, challenge } = described;
	if (invitation.email !== null && !isForMailbox) throw new Conflict(onlyTheMailbox);
	await inTransaction(async (tx) => {
		if (!(await holdPerson(tx.db, userId))) throw new Conflict("This account was deleted.");
		const locked = await lockedTeam(tx, ctx, invitation.teamId);
		const { team, members, facts } = locked;
		if (facts.isTeamMember) throw new Conflict("You are in this team already.");
		const status = invitationStatus(invitation, ctx.now);
		if (status !== "open") throw new Conflict(ended[status], { status });
		authorize(ctx.actor, "team.join", facts);
		const isLink = invitation.email === null;
		if (!(await takeUp(tx.db, { id: invitation.id, isLink, now: ctx.now })))
			throw new Conflict("The invitation was used or taken back meanwhile.");
		await admit(tx, ctx, locked, { userId, requestId: null });
		await record(tx, ctx, {
			action: "team.join",
			subject: { kind: "team", id: team.id },
			detail: {
				before: { members: members.length },
				after: { members: members.length + 1, member: userId },
				invitationId: invitation.id,
			},
		});
	});
	return { challenge: challenge.slug };
}

/** Refuses an invitation that was sent to the actor's mailbox; the captain is told. */
export async function refuseInvitation(ctx: Context, input: InvitationInput): Promise<void> {
	memberId(ctx);
	const { described, isForMailbox } = await load(ctx, input);
	authorize(ctx.actor, "invitation.refuse", { isSelf: isForMailbox });
	const { id, teamId } = described.invitation;
	await inTransaction(async (tx) => {
		if (!(await revokeInvitationOf(tx.db, { id, teamId, now: ctx.now })))
			throw new Conflict("The invitation was used, refused or taken back already.");
		await record(tx, ctx, {
			action: "team.refuse-invitation",
			subject: { kind: "team", id: teamId },
			detail: { before: { invitationId: id }, after: null },
		});
		const { challengeId } = described.team;
		const detail = { what: "invitation-refused", invitationId: id };
		await happened(tx, ctx, { kind: "team.changed", challengeId, teamId, detail });
	});
}
