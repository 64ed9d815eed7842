import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { depart } from "./depart.ts";
import { forgetMailbox } from "./invitation-queries.ts";
import { lockTeams, selectAnyTeamOf } from "./queries.ts";
import { forgetAsker } from "./request-queries.ts";

/**
 * Takes an account that is being deleted out of every team, frozen or not: the earliest member follows
 * a captain, an empty team stays as it is. Requests and invitations of theirs are forgotten.
 */
export async function leaveAllTeams(
	tx: Transaction,
	ctx: Context,
	of: { userId: string; email: string },
): Promise<void> {
	const { userId } = of;
	// A team may merge while it is waited for; the person is then found in the other one.
	let teamId = await selectAnyTeamOf(tx.db, userId);
	while (teamId !== null) {
		const [team] = await lockTeams(tx.db, [teamId]);
		const captain = team && (await depart(tx, ctx, { team, userId, what: "deleted" }));
		if (captain !== undefined)
			await record(tx, ctx, {
				action: "team.leave",
				subject: { kind: "team", id: teamId },
				detail: { before: { member: userId }, after: { captain } },
			});
		teamId = await selectAnyTeamOf(tx.db, userId);
	}
	await forgetAsker(tx.db, userId, ctx.now);
	await forgetMailbox(tx.db, of.email);
}
