import { record } from "#lib/audit/index.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import type { MethodInput } from "./input.ts";
import { ensureTeam, relationTo } from "./own-team.ts";
import { insertMethod } from "./queries.ts";
import { type MethodView, viewMethod } from "./view.ts";

/** Describes a new method of the actor's team in a challenge. */
export async function createMethod(
	ctx: Context,
	input: { challenge: string; method: MethodInput },
): Promise<MethodView> {
	const challenge = await readChallenge(ctx, input.challenge);
	const team = await ensureTeam(ctx, challenge.id);
	authorize(ctx.actor, "method.create", await relationTo(ctx, team.id));
	return inTransaction(async (tx) => {
		const made = await insertMethod(tx.db, team.id, input.method);
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
