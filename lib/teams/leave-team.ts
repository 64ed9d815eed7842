import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { depart } from "./depart.ts";
import { lockedTeam, memberId } from "./facts.ts";
import { requireTeam } from "./own-team.ts";

/** Goes; methods, submissions and attempts stay with the team. */
export async function leaveTeam(ctx: Context, input: { challenge: string }): Promise<void> {
	const own = await requireTeam(ctx, input.challenge);
	const userId = memberId(ctx);
	await inTransaction(async (tx) => {
		const { team, members, facts } = await lockedTeam(tx, ctx, own.team.id);
		authorize(ctx.actor, "team.leave", facts);
		await depart(tx, ctx, { team, userId, what: "left" });
		await record(tx, ctx, {
			action: "team.leave",
			subject: { kind: "team", id: team.id },
			detail: { before: { members: members.length }, after: { members: members.length - 1 } },
		});
	});
}
