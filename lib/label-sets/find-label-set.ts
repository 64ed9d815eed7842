import { challengeById, organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { type NamedLabelSet, selectNamed } from "./queries.ts";

/** The challenge, for whoever may bring labels to its dataset. */
export async function labelledChallenge(ctx: Context, slug: string) {
	const { id } = await organizedChallenge(ctx, slug, "label-set.manage");
	return challengeById(ctx, id);
}

/** A label set of the challenge's dataset. @throws NotFound, also of one of another dataset */
export async function labelSetOf(
	ctx: Context,
	challenge: { datasetId: string },
	labelSetId: string,
): Promise<NamedLabelSet> {
	const found = await selectNamed(ctx.db, { datasetId: challenge.datasetId, labelSetId });
	if (!found) throw new NotFound("label set");
	return found;
}
