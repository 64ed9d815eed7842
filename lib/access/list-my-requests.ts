import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { RequestLine } from "./view.ts";

/** All requests of the actor, newest first. */
export async function listMyRequests(_ctx: Context): Promise<RequestLine[]> {
	throw new Unavailable("Not made yet.");
}
