import { record } from "#lib/audit/index.ts";
import { runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { admit } from "./admit.ts";
import { lockedTeam, lockedTeams, memberId, type TeamWithFacts, teamWithFacts } from "./facts.ts";
import { mergeTeams } from "./merge-teams.ts";
import { holdBoards, holdPerson, selectTeam } from "./queries.ts";
import { endRequest, type JoinRequestRow, selectRequest } from "./request-queries.ts";

const endedMeanwhile = "The request was answered or taken back meanwhile: reload the page.";

async function load(ctx: Context, requestId: string): Promise<JoinRequestRow> {
	memberId(ctx);
	const request = await selectRequest(ctx.db, requestId);
	if (!request) throw new NotFound("request");
	return request;
}

/** A whole team is taken in: whoever asked must still speak for it, so that both captains have said so. */
async function takeIn(
	tx: Transaction,
	ctx: Context,
	{ id: requestId, userId, teamId, challengeId }: JoinRequestRow,
	mergingTeamId: string,
): Promise<void> {
	await holdBoards(tx, challengeId);
	const locked = await lockedTeams(tx, ctx, [teamId, mergingTeamId], "update");
	const [into, from] = [locked.get(teamId), locked.get(mergingTeamId)];
	if (!into || !from) throw new NotFound("team");
	authorize(ctx.actor, "team.answer", into.facts);
	if (!from.members.some((one) => one.userId === userId && one.role === "captain"))
		throw new Conflict(
			"Whoever asked is no longer the captain of that team: its captain must ask again.",
		);
	const comers = from.members.map((one) => one.userId);
	authorize(ctx.actor, "team.merge", await entryOf(tx, ctx, into, comers));
	await mergeTeams(tx, ctx, { from, into, requestId });
}

/** What the policy asks of those who come: it is not the captain who answers that joins. */
async function entryOf(tx: Transaction, ctx: Context, into: TeamWithFacts, who: readonly string[]) {
	const runsIt = await runsChallenge({ ...ctx, db: tx.db }, into.challenge.id, who);
	return { ...into.facts, runsIt };
}

async function accept(tx: Transaction, ctx: Context, request: JoinRequestRow): Promise<void> {
	const { teamId, mergingTeamId, userId } = request;
	if (!(await holdPerson(tx.db, userId)))
		throw new Conflict("Whoever asked has deleted their account.");
	if (mergingTeamId !== null) return takeIn(tx, ctx, request, mergingTeamId);
	const into = await lockedTeam(tx, ctx, teamId);
	authorize(ctx.actor, "team.answer", into.facts);
	authorize(ctx.actor, "team.join", await entryOf(tx, ctx, into, [userId]));
	await admit(tx, ctx, into, { userId, requestId: request.id });
}

async function decline(tx: Transaction, ctx: Context, request: JoinRequestRow): Promise<void> {
	const { facts } = await lockedTeam(tx, ctx, request.teamId);
	authorize(ctx.actor, "team.answer", facts);
}

const answers = {
	accept: { run: accept, state: "accepted", action: "team.accept", what: "you-were-accepted" },
	decline: { run: decline, state: "declined", action: "team.decline", what: "you-were-declined" },
} as const;

/** The captain's answer. Of two at once for the last seat, one is told that the team is full. */
export async function answerRequest(
	ctx: Context,
	input: { requestId: string; answer: "accept" | "decline" },
): Promise<void> {
	const request = await load(ctx, input.requestId);
	const { run, state, action, what } = answers[input.answer];
	const { challengeId, teamId, userId } = request;
	await inTransaction(async (tx) => {
		await run(tx, ctx, request);
		if (!(await endRequest(tx.db, { id: request.id, by: memberId(ctx), now: ctx.now }, state)))
			throw new Conflict(endedMeanwhile);
		await record(tx, ctx, {
			action,
			subject: { kind: "team", id: teamId },
			detail: { before: { requestId: request.id, state: "waiting" }, after: { state } },
		});
		const detail = { what };
		await happened(tx, ctx, { kind: "team.changed", challengeId, teamId, userId, detail });
	});
}

async function isCaptainOf(ctx: Context, teamId: string | null): Promise<boolean> {
	const team = teamId === null ? null : await selectTeam(ctx.db, teamId);
	return team !== null && (await teamWithFacts(ctx, team)).facts.isCaptain;
}

/** Takes a request back: who asked, or, for a team, whoever is its captain. */
export async function withdrawRequest(ctx: Context, input: { requestId: string }): Promise<void> {
	const request = await load(ctx, input.requestId);
	const userId = memberId(ctx);
	const isSelf = request.userId === userId || (await isCaptainOf(ctx, request.mergingTeamId));
	authorize(ctx.actor, "join-request.withdraw", { isSelf });
	await inTransaction(async (tx) => {
		if (!(await endRequest(tx.db, { id: request.id, by: userId, now: ctx.now }, "withdrawn")))
			throw new Conflict(endedMeanwhile);
		await record(tx, ctx, {
			action: "team.withdraw-request",
			subject: { kind: "team", id: request.teamId },
			detail: { before: { requestId: request.id, state: "waiting" }, after: "withdrawn" },
		});
	});
}
