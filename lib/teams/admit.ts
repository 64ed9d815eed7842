import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { memberId, type TeamWithFacts } from "./facts.ts";
import { insertMember } from "./queries.ts";
import { withdrawOthersOf } from "./request-queries.ts";

const inAnother = {
	self: "You are in another team of this challenge, and a person is in one: leave that one first, or have its captain ask to merge.",
	other:
		"They are in another team of this challenge meanwhile, and a person is in one: they would have to leave that one first.",
};

/** Lets somebody into a locked team that has a seat for them. One team a person and challenge. */
export async function admit(
	tx: Transaction,
	ctx: Context,
	into: TeamWithFacts,
	who: { userId: string; requestId: string | null },
): Promise<void> {
	const { team } = into;
	const { userId } = who;
	// Before any request is touched: whoever else lets this person in has done it, or waits here.
	if (!(await insertMember(tx.db, team, { userId, role: "member", joinedAt: ctx.now })))
		throw new Conflict(userId === memberId(ctx) ? inAnother.self : inAnother.other);
	const { challengeId } = team;
	await withdrawOthersOf(tx.db, { challengeId, userId, except: who.requestId, now: ctx.now });
	await happened(tx, ctx, {
		kind: "team.changed",
		challengeId,
		teamId: team.id,
		detail: { what: "joined", userId },
	});
}
