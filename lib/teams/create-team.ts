import { record } from "#lib/audit/index.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { memberId } from "./facts.ts";
import { foundTeam } from "./found-team.ts";
import type { TeamInput } from "./input.ts";
import { bumpBoards, holdBoards, updateTeam } from "./queries.ts";
import { readOwnTeam } from "./read-own-team.ts";
import type { OwnTeamView } from "./view.ts";

export const nameTaken = (name: string) =>
	new Conflict(`A team of this challenge is called "${name}" already: choose another name.`);

/** A team of one, which others may be invited into. Who left a team empty gets that one back. */
export async function createTeam(ctx: Context, input: TeamInput): Promise<OwnTeamView> {
	const userId = memberId(ctx);
	const { challenge: slug, ...wish } = input;
	const { id: challengeId } = await readChallenge(ctx, slug);
	await inTransaction(async (tx) => {
		await holdBoards(tx, challengeId);
		const team = await foundTeam(tx, ctx, userId, { challengeId, ...wish });
		if (team === null) throw nameTaken(wish.name);
		if (team === "in a team")
			throw new Conflict("You are in a team of this challenge already: leave it first.");
		// The one that was left empty becomes what is asked for now.
		const { name, description, isOpen } = team;
		if (!(await updateTeam(tx.db, team.id, wish))) throw nameTaken(wish.name);
		if (name !== wish.name) await bumpBoards(tx, challengeId);
		await record(tx, ctx, {
			action: "team.describe",
			subject: { kind: "team", id: team.id },
			detail: { before: { name, description, isOpen }, after: wish },
		});
	});
	return readOwnTeam(ctx, { challenge: slug });
}
