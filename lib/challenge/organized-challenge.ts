import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";
import { actorIsOrganizer } from "./phase-facts.ts";
import { readChallenge } from "./read-challenge.ts";
import type { ChallengeView } from "./view.ts";

type OrganizersAction =
	| "challenge.set-organizers"
	| "desk.view"
	| "label-set.manage"
	| "message.send"
	| "rescoring.manage"
	| "similar.judge"
	| "webhook.manage";

/** A challenge, for whoever may do this as its organizer. @throws NotFound of a draft to everybody else */
export async function organizedChallenge(
	ctx: Context,
	slug: string,
	action: OrganizersAction,
): Promise<ChallengeView> {
	const challenge = await readChallenge(ctx, slug);
	authorize(ctx.actor, action, { isOrganizer: await actorIsOrganizer(ctx, challenge.id) });
	return challenge;
}
