import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { RequestView } from "./view.ts";

/** Takes a request back. */
export async function withdrawRequest(
	_ctx: Context,
	_input: { number: number },
): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
