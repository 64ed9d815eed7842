import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";
import { describeRequest } from "./describe-request.ts";
import { loadRequest } from "./load-request.ts";
import type { RequestView } from "./view.ts";

/** A request as its applicant or a steward sees it. */
export async function readRequest(ctx: Context, input: { number: number }): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.view", loaded.facts);
	return describeRequest(ctx, loaded);
}
