import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";

/** Whose own matters the actor may see to: their own. */
export function self(ctx: Context, action: "notice.read" | "notice.choose"): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, action, { isSelf: true });
	return ctx.actor.userId;
}
