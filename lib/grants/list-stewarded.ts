import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { healthOf } from "./queue-health.ts";
import { selectStewarded } from "./queue-queries.ts";
import type { StewardedView } from "./view.ts";

/** The datasets whose requests the actor may decide, with how their queues stand. */
export async function listStewarded(ctx: Context): Promise<StewardedView[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const userId = ctx.actor.isAdmin ? null : ctx.actor.userId;
	const rows = await selectStewarded(ctx.db, { userId, now: ctx.now });
	return Promise.all(
		rows.map(async ({ id, ...line }) => ({ ...line, health: await healthOf(ctx, id) })),
	);
}
