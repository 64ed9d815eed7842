import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { CommentInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** Says something to the other side. */
export async function addComment(_ctx: Context, _input: CommentInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}

/** Says something to the other stewards only. */
export async function addNote(_ctx: Context, _input: CommentInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
