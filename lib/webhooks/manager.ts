import { actorIsOrganizer, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";

/** The challenge whose webhooks are asked for, and what the policy must know of who asks. */
export async function manager(ctx: Context, slug: string) {
	const { id: challengeId } = await readChallenge(ctx, slug);
	return { challengeId, facts: { isOrganizer: await actorIsOrganizer(ctx, challengeId) } };
}

/** @throws NotFound when there is none, or none any more */
export function mustBe<T>(found: T | null, what = "webhook"): T {
	if (found === null) throw new NotFound(what);
	return found;
}
