import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import type { RescoringInput } from "./input.ts";
import { type DescribedRescoring, selectRescoring } from "./queries.ts";

/** A rescoring of a challenge's, for whoever may see and end it. */
export async function findRescoring(
	ctx: Context,
	input: RescoringInput,
): Promise<DescribedRescoring> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "rescoring.manage");
	const { rescoringId } = input;
	const found = await selectRescoring(ctx.db, { challengeId, rescoringId });
	if (!found) throw new NotFound("rescoring");
	return found;
}
