import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";

/** Ends what its applicant has left lying. */
export async function lapseRequests(_ctx: Context): Promise<{ lapsed: number }> {
	throw new Unavailable("Not made yet.");
}
