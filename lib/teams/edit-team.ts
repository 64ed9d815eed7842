import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { nameTaken } from "./create-team.ts";
import { lockedTeam } from "./facts.ts";
import type { TeamInput } from "./input.ts";
import { requireTeam } from "./own-team.ts";
import { bumpBoards, holdBoards, updateTeam } from "./queries.ts";
import { readOwnTeam } from "./read-own-team.ts";
import type { OwnTeamView } from "./view.ts";

/** What a team is called, says of itself, and whether it takes requests. */
export async function editTeam(ctx: Context, input: TeamInput): Promise<OwnTeamView> {
	const { challenge: slug, ...wish } = input;
	const own = await requireTeam(ctx, slug);
	await inTransaction(async (tx) => {
		await holdBoards(tx, own.challenge.id);
		const { team, facts } = await lockedTeam(tx, ctx, own.team.id);
		authorize(ctx.actor, "team.edit", facts);
		if (!(await updateTeam(tx.db, team.id, wish))) throw nameTaken(wish.name);
		const { name, description, isOpen } = team;
		await record(tx, ctx, {
			action: "team.edit",
			subject: { kind: "team", id: team.id },
			detail: { before: { name, description, isOpen }, after: wish },
		});
		if (name === wish.name) return;
		await bumpBoards(tx, team.challengeId);
		const { challengeId } = team;
		const detail = { what: "renamed" };
		await happened(tx, ctx, { kind: "team.changed", challengeId, teamId: team.id, detail });
	});
	return readOwnTeam(ctx, { challenge: slug });
}
