import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { RequestView } from "./view.ts";

/** Hands a complete request to the stewards. */
export async function submitRequest(
	_ctx: Context,
	_input: { number: number },
): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
