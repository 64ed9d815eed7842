import { actorIsOrganizer, type ChallengeView, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";

/** A challenge for whoever may be at its desk. */
export async function atDesk(ctx: Context, slug: string): Promise<ChallengeView> {
	const challenge = await readChallenge(ctx, slug);
	authorize(ctx.actor, "desk.view", { isOrganizer: await actorIsOrganizer(ctx, challenge.id) });
	return challenge;
}
