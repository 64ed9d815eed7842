import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { lockedTeam, memberId } from "./facts.ts";
import { requireTeam } from "./own-team.ts";
import { updateRole } from "./queries.ts";
import { readOwnTeam } from "./read-own-team.ts";
import type { OwnTeamView } from "./view.ts";

/** Makes another member the captain; a team has one. Also while teams are frozen: nobody comes or goes. */
export async function transferCaptaincy(
	ctx: Context,
	input: { challenge: string; userId: string },
): Promise<OwnTeamView> {
	const own = await requireTeam(ctx, input.challenge);
	const { userId } = input;
	const before = memberId(ctx);
	await inTransaction(async (tx) => {
		const { team, facts } = await lockedTeam(tx, ctx, own.team.id);
		authorize(ctx.actor, "team.transfer", facts);
		if (userId === before) throw new Conflict("You are the captain already.");
		const teamId = team.id;
		await updateRole(tx.db, { teamId, userId: before }, "member");
		if (!(await updateRole(tx.db, { teamId, userId }, "captain")))
			throw new Conflict("This person is not in the team (any more): reload the page.");
		await record(tx, ctx, {
			action: "team.transfer",
			subject: { kind: "team", id: teamId },
			detail: { before: { captain: before }, after: { captain: userId } },
		});
		const detail = { what: "captain", userId };
		const { challengeId } = team;
		await happened(tx, ctx, { kind: "team.changed", challengeId, teamId, detail });
	});
	return readOwnTeam(ctx, { challenge: input.challenge });
}
