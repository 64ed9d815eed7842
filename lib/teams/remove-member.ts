import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { depart } from "./depart.ts";
import { lockedTeam, memberId } from "./facts.ts";
import { revokeLinksOf } from "./invitation-queries.ts";
import { requireTeam } from "./own-team.ts";
import { readOwnTeam } from "./read-own-team.ts";
import type { OwnTeamView } from "./view.ts";

/**
 * The captain takes somebody out of the team, who is told. Links that stand are taken back with them:
 * whoever came by one still has it.
 */
export async function removeMember(
	ctx: Context,
	input: { challenge: string; userId: string },
): Promise<OwnTeamView> {
	const own = await requireTeam(ctx, input.challenge);
	const { userId } = input;
	await inTransaction(async (tx) => {
		const { team, facts } = await lockedTeam(tx, ctx, own.team.id);
		authorize(ctx.actor, "team.remove", facts);
		if (userId === memberId(ctx))
			throw new Conflict("A captain does not remove themselves: transfer the team, then leave it.");
		if ((await depart(tx, ctx, { team, userId, what: "removed" })) === undefined)
			throw new Conflict("This person is not in the team (any more): reload the page.");
		const linksRevoked = await revokeLinksOf(tx.db, team.id, ctx.now);
		await record(tx, ctx, {
			action: "team.remove",
			subject: { kind: "team", id: team.id },
			detail: { before: { member: userId }, after: null, linksRevoked },
		});
		const { challengeId } = team;
		const detail = { what: "you-were-removed" };
		await happened(tx, ctx, { kind: "team.changed", challengeId, teamId: team.id, userId, detail });
	});
	return readOwnTeam(ctx, { challenge: input.challenge });
}
