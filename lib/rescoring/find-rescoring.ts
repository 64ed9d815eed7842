import { actorIsOrganizer, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import type { RescoringInput } from "./input.ts";
import { type DescribedRescoring, selectRescoring } from "./queries.ts";

/** The challenge, for whoever may rescore its phases. */
export async function organizedChallenge(ctx: Context, challenge: string) {
	const view = await readChallenge(ctx, challenge);
	authorize(ctx.actor, "rescoring.manage", {
		isOrganizer: await actorIsOrganizer(ctx, view.id),
	});
	return view;
}

/** A rescoring of a challenge's, for whoever may see and end it. */
export async function findRescoring(
	ctx: Context,
	input: RescoringInput,
): Promise<DescribedRescoring> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge);
	const { rescoringId } = input;
	const found = await selectRescoring(ctx.db, { challengeId, rescoringId });
	if (!found) throw new NotFound("rescoring");
	return found;
}
