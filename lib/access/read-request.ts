import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { RequestView } from "./view.ts";

/** A request as its applicant or a steward sees it. */
export async function readRequest(_ctx: Context, _input: { number: number }): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
