import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { happened } from "#lib/events/index.ts";
import { revokeAllOf } from "./invitation-queries.ts";
import { deleteMember, selectMembers, type TeamRow, updateRole } from "./queries.ts";
import { endAllOf } from "./request-queries.ts";

/** What is out of a team that takes nobody any more: invitations, requests, its own questions. */
export async function closeDoors(
	tx: Transaction,
	ctx: Context,
	of: { teamId: string; by: string; except: string | null },
): Promise<void> {
	await revokeAllOf(tx.db, of.teamId, ctx.now);
	await endAllOf(tx.db, { ...of, now: ctx.now });
}

/**
 * Takes somebody out of a locked team. A captain who is gone is followed by the earliest member; a
 * team that nobody is left in keeps its methods and submissions, and takes nobody.
 * @returns who the captain is now, null when there is nobody, undefined when the person was not in it
 */
export async function depart(
	tx: Transaction,
	ctx: Context,
	of: { team: TeamRow; userId: string; what: "left" | "removed" | "deleted" },
): Promise<string | null | undefined> {
	const { team, userId, what } = of;
	if (!(await deleteMember(tx.db, team.id, userId))) return undefined;
	const left = await selectMembers(tx.db, team.id);
	const [first] = left;
	if (!first) await closeDoors(tx, ctx, { teamId: team.id, by: userId, except: null });
	else if (first.role !== "captain")
		await updateRole(tx.db, { teamId: team.id, userId: first.userId }, "captain");
	await happened(tx, ctx, {
		kind: "team.changed",
		challengeId: team.challengeId,
		teamId: team.id,
		detail: { what, userId },
	});
	return first?.userId ?? null;
}
