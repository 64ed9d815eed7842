import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { selectRequestsOf } from "./queries.ts";
import { viewLine } from "./shown.ts";
import type { RequestLine } from "./view.ts";

/** All requests of the actor, newest first. */
export async function listMyRequests(ctx: Context): Promise<RequestLine[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const rows = await selectRequestsOf(ctx.db, { userId: ctx.actor.userId });
	return rows.map(({ request, dataset }) => viewLine(request, dataset));
}
