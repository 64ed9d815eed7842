import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectGrantLines } from "./queries.ts";
import { signaturesOf } from "./signatures-of.ts";
import { type GrantView, viewGrant } from "./view.ts";

const shownAtMost = 200;

/** All that the actor holds or held, with what it is worth now; newest first. */
export async function listGrants(ctx: Context): Promise<GrantView[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, "grant.view", { isSelf: true, isSteward: false, isOrganizer: false });
	const { userId } = ctx.actor;
	const rows = await selectGrantLines(ctx.db, { userId, limit: shownAtMost });
	const signatureOf = await signaturesOf(ctx, rows);
	return rows.map((row) => viewGrant(row, signatureOf(row), ctx.now));
}
