import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { DeclineInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** Declines a request, with a reason and words. */
export async function declineRequest(_ctx: Context, _input: DeclineInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
