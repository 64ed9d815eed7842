import { record } from "#lib/audit/index.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { lockedTeam } from "./facts.ts";
import type { MethodInput } from "./input.ts";
import { ensureTeam } from "./own-team.ts";
import { insertMethod } from "./queries.ts";
import { type MethodView, viewMethod } from "./view.ts";

/** Describes a new method of the actor's team in a challenge. */
export async function createMethod(
	ctx: Context,
	input: { challenge: string; method: MethodInput },
): Promise<MethodView> {
	const challenge = await readChallenge(ctx, input.challenge);
	const { id: teamId } = await ensureTeam(ctx, challenge.id);
	return inTransaction(async (tx) => {
		// Held, so that nothing is described for a team that merges meanwhile.
		const { facts } = await lockedTeam(tx, ctx, teamId, "key share");
		authorize(ctx.actor, "method.create", facts);
		const made = await insertMethod(tx.db, teamId, input.method);
		if (!made)
			throw new Conflict(
				`Your team has a method called "${input.method.name}" already: choose it, or give this one another name.`,
			);
		await record(tx, ctx, {
			action: "method.create",
			subject: { kind: "method", id: made.id },
			detail: { name: made.name },
		});
		return viewMethod(made);
	});
}
