import type { Context } from "#lib/context.ts";
import { selectChallenges, selectPhases } from "./queries.ts";
import { type ChallengeView, viewChallenge } from "./view.ts";

/** Every challenge of the site, oldest first. */
export async function listChallenges(ctx: Context): Promise<ChallengeView[]> {
	const found = await selectChallenges(ctx.db);
	return Promise.all(
		found.map(async ({ challenge, dataset }) =>
			viewChallenge(challenge, dataset, await selectPhases(ctx.db, challenge.id), ctx.now),
		),
	);
}
