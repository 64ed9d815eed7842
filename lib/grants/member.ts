import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";

/** Who acts, once the policy has let them. */
export function memberId(ctx: Context): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	return ctx.actor.userId;
}
