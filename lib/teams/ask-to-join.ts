import { record } from "#lib/audit/index.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, LimitReached, NotFound } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { lockedTeam, lockedTeams, memberId, type TeamWithFacts } from "./facts.ts";
import type { AskInput } from "./input.ts";
import { refuseMisfit } from "./merge-fits.ts";
import { requireTeam, teamOfActor } from "./own-team.ts";
import { selectTeamByNumber } from "./queries.ts";
import { insertRequest, selectAskedSince } from "./request-queries.ts";

const dayMilliseconds = 86_400_000;
const mostADay = 20;

async function refuseTooMany(tx: Transaction, ctx: Context, challengeId: string): Promise<void> {
	const since = new Date(ctx.now.getTime() - dayMilliseconds);
	const userId = memberId(ctx);
	if ((await selectAskedSince(tx.db, { challengeId, userId, since })) < mostADay) return;
	throw new LimitReached(`Somebody asks at most ${mostADay} teams a day.`);
}

/** Writes what is asked of a locked team, and tells its captain. */
async function ask(
	tx: Transaction,
	ctx: Context,
	of: TeamWithFacts,
	asked: { message: string; mergingTeamId: string | null },
): Promise<{ requestId: string }> {
	const { team, members } = of;
	const [teamId, challengeId] = [team.id, team.challengeId];
	const captain = members.find(({ role }) => role === "captain");
	if (!captain) throw new Conflict("Nobody is in this team any more, so nobody can answer.");
	await refuseTooMany(tx, ctx, challengeId);
	const userId = memberId(ctx);
	const made = await insertRequest(tx.db, {
		teamId,
		challengeId,
		userId,
		...asked,
		createdAt: ctx.now,
	});
	if (!made) throw new Conflict("You wait for this team's answer already.");
	await record(tx, ctx, {
		action: asked.mergingTeamId === null ? "team.ask" : "team.ask-to-merge",
		subject: { kind: "team", id: teamId },
		detail: { before: null, after: { requestId: made.id, mergingTeamId: asked.mergingTeamId } },
	});
	await happened(tx, ctx, {
		kind: "team.asked",
		challengeId,
		teamId,
		userId: captain.userId,
		detail: { requestId: made.id, isMerge: asked.mergingTeamId !== null },
	});
	return { requestId: made.id };
}

async function findTeam(ctx: Context, input: { challenge: string; team: number }) {
	const challenge = await readChallenge(ctx, input.challenge);
	const team = await selectTeamByNumber(ctx.db, challenge.id, input.team);
	if (!team) throw new NotFound("team");
	return team;
}

/** Somebody asks to be let into a team that takes requests. */
export async function askToJoin(ctx: Context, input: AskInput): Promise<{ requestId: string }> {
	memberId(ctx);
	const { id: teamId, challengeId } = await findTeam(ctx, input);
	return inTransaction(async (tx) => {
		const locked = await lockedTeam(tx, ctx, teamId);
		authorize(ctx.actor, "team.ask", locked.facts);
		if (await teamOfActor({ ...ctx, db: tx.db }, challengeId))
			throw new Conflict(
				"You are in a team of this challenge: leave it first, or ask as its captain to merge.",
			);
		return ask(tx, ctx, locked, { message: input.message, mergingTeamId: null });
	});
}

/** A captain asks another team to take theirs in, which is only asked when it could. */
export async function askToMerge(ctx: Context, input: AskInput): Promise<{ requestId: string }> {
	const { team: own } = await requireTeam(ctx, input.challenge);
	const target = await findTeam(ctx, input);
	if (target.id === own.id) throw new Conflict("This is your own team.");
	return inTransaction(async (tx) => {
		const locked = await lockedTeams(tx, ctx, [own.id, target.id]);
		const [from, into] = [locked.get(own.id), locked.get(target.id)];
		if (!from || !into) throw new NotFound("team");
		authorize(ctx.actor, "team.merge", from.facts);
		await refuseMisfit(tx, { from, into });
		return ask(tx, ctx, into, { message: input.message, mergingTeamId: own.id });
	});
}
