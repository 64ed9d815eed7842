import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { ChangesInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** Gives a request back to its applicant with a wish. */
export async function askForChanges(_ctx: Context, _input: ChangesInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
