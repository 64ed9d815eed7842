import { readChallenge, runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { memberId } from "./facts.ts";
import { relationTo, teamOfActor } from "./own-team.ts";
import { selectMethod, selectMethods } from "./queries.ts";
import { type MethodView, type TeamView, viewMethod } from "./view.ts";

/** The actor's team in a challenge and its methods; no team yet is an empty answer. */
export async function listMethods(
	ctx: Context,
	input: { challenge: string },
): Promise<{ team: TeamView | null; methods: MethodView[]; runsIt: boolean }> {
	const userId = memberId(ctx);
	const challenge = await readChallenge(ctx, input.challenge);
	const team = await teamOfActor(ctx, challenge.id);
	const runs = await runsChallenge(ctx, challenge.id, [userId]);
	const runsIt = runs && !team?.isBaseline;
	if (!team) return { team: null, methods: [], runsIt };
	authorize(ctx.actor, "method.list", await relationTo(ctx, team.id));
	const methods = await selectMethods(ctx.db, team.id);
	return { team: { id: team.id, name: team.name }, methods: methods.map(viewMethod), runsIt };
}

/** A method with the team it belongs to, for features that hang something on it. */
export async function methodById(ctx: Context, methodId: string) {
	const method = await selectMethod(ctx.db, methodId);
	if (!method) throw new NotFound("method");
	return method;
}
