import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { RequestView } from "./view.ts";

/** Begins the renewal of access that one has, from what was said the last time. */
export async function renewRequest(
	_ctx: Context,
	_input: { dataset: string },
): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
