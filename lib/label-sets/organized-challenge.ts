import { actorIsOrganizer, challengeById, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { type NamedLabelSet, selectNamed } from "./queries.ts";

/**
 * A challenge whose organizer the actor is.
 * @throws NotFound, of a draft also to everybody else; NotAllowed
 */
export async function organizedChallenge(ctx: Context, slug: string) {
	const { id } = await readChallenge(ctx, slug);
	const isOrganizer = await actorIsOrganizer(ctx, id);
	authorize(ctx.actor, "label-set.manage", { isOrganizer });
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
