import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { ReviewInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** A steward takes a request in hand. */
export async function startReview(_ctx: Context, _input: ReviewInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
