import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";

/** Removes the bytes of documents whose request has ended. */
export async function emptyAttachments(_ctx: Context): Promise<{ emptied: number }> {
	throw new Unavailable("Not made yet.");
}
