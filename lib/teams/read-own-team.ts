import { challengeById, readChallenge, runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { type Anonymity, isTeamHidden, shownTeamName } from "#lib/policy/index.ts";
import { memberId, teamWithFacts } from "./facts.ts";
import { selectOpenForMailbox, selectOpenOfTeam } from "./invitation-queries.ts";
import { teamOfActor } from "./own-team.ts";
import { displayName, selectMethods, selectPerson, type TeamRow } from "./queries.ts";
import { selectWaiting } from "./request-queries.ts";
import { viewRules } from "./team-rules.ts";
import { type OwnTeamView, type RequestView, viewInvitation, viewMethod } from "./view.ts";

type Waiting = Awaited<ReturnType<typeof selectWaiting>>[number];

/** Who asks says who they are by asking; who is asked may still go under a number. */
const viewRequest = (
	{ request, team, merging, asker }: Waiting,
	ownId: string | null,
	at: Anonymity,
): RequestView => {
	const isHidden = isTeamHidden(team.id === ownId ? "team" : "other", team, at);
	return {
		id: request.id,
		from: merging?.name ?? displayName(asker),
		fromTeam: merging?.number ?? null,
		to: { number: team.number, name: shownTeamName(isHidden, team) },
		message: request.message,
		createdAt: request.createdAt.toISOString(),
	};
};

async function viewOwn(ctx: Context, team: TeamRow, waiting: Waiting[], at: Anonymity) {
	const { members, facts } = await teamWithFacts(ctx, team);
	const { isCaptain } = facts;
	const invitations = isCaptain ? await selectOpenOfTeam(ctx.db, team.id, ctx.now) : [];
	const { id, number, name, description, isOpen } = team;
	const viewAll = (wanted: (one: Waiting) => boolean) =>
		waiting.filter(wanted).map((one) => viewRequest(one, id, at));
	return {
		id,
		number,
		name,
		description,
		isOpen,
		isCaptain,
		members: members.map((one) => ({
			userId: one.userId,
			name: displayName(one),
			role: one.role,
			joinedAt: one.joinedAt.toISOString(),
			isSelf: one.userId === memberId(ctx),
		})),
		methods: (await selectMethods(ctx.db, id)).map(viewMethod),
		invitations: invitations.map(viewInvitation),
		requests: isCaptain ? viewAll(({ request }) => request.teamId === id) : [],
		asked: viewAll(({ request }) => request.mergingTeamId === id),
	};
}

/** Everything about the actor's team in a challenge, and what waits for the actor themselves. */
export async function readOwnTeam(
	ctx: Context,
	input: { challenge: string },
): Promise<OwnTeamView> {
	const userId = memberId(ctx);
	const { id: challengeId, slug, title } = await readChallenge(ctx, input.challenge);
	const challenge = await challengeById(ctx, challengeId);
	const person = await selectPerson(ctx.db, userId);
	if (!person) throw new NotFound("account");
	const team = await teamOfActor(ctx, challengeId);
	const of = { challengeId, teamId: team?.id ?? null, userId };
	const waiting = await selectWaiting(ctx.db, of);
	const at = { anonymousUntil: challenge.anonymousUntil, now: ctx.now };
	const mailbox = { challengeId, email: person.email, now: ctx.now };
	const invitations = await selectOpenForMailbox(ctx.db, mailbox);
	return {
		challenge: { slug, title },
		rules: viewRules(challenge, ctx.now),
		runsIt: await runsChallenge(ctx, challengeId, [userId]),
		team: team && (await viewOwn(ctx, team, waiting, at)),
		invitations: invitations.map((one) => ({
			id: one.id,
			team: one.team,
			expiresAt: one.expiresAt.toISOString(),
		})),
		requests: waiting
			.filter(({ request }) => request.userId === userId && request.mergingTeamId === null)
			.map((one) => viewRequest(one, of.teamId, at)),
	};
}
