import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { decide } from "#lib/policy/index.ts";
import { actorIsOrganizer } from "./phase-facts.ts";
import { readStanding, type Standing } from "./standing.ts";

/**
 * A challenge as it stands, for whoever may know of it.
 * @throws NotFound, for a draft also to everybody but its organizers
 */
export async function knownStanding(
	ctx: Context,
	slug: string,
	options: { isLocked?: boolean } = {},
): Promise<{ standing: Standing; isOrganizer: boolean }> {
	const standing = await readStanding(ctx.db, slug, options);
	if (!standing) throw new NotFound("challenge");
	const isOrganizer = await actorIsOrganizer(ctx, standing.challenge.id);
	const isPublished = standing.challenge.publishedAt !== null;
	if (!decide(ctx.actor, "challenge.view", { isPublished, isOrganizer }).allowed)
		throw new NotFound("challenge");
	return { standing, isOrganizer };
}
