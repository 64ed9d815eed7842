import type { Context } from "#lib/context.ts";
import { selectChallenges } from "./queries.ts";
import { withBeside } from "./read-challenge.ts";
import type { ChallengeView } from "./view.ts";

/** Every challenge that is public, oldest first. */
export async function listChallenges(ctx: Context): Promise<ChallengeView[]> {
	const found = await selectChallenges(ctx.db);
	return Promise.all(found.map((one) => withBeside(ctx, one)));
}
