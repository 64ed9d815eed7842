import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { ApprovalInput } from "./input.ts";
import type { RequestView } from "./view.ts";

/** Approves a request and opens the grant. */
export async function approveRequest(_ctx: Context, _input: ApprovalInput): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
