import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { DraftInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** Saves what an applicant has written so far, complete or not; begins a draft if no number is given. */
export async function saveDraft(_ctx: Context, _input: DraftInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
