import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { PublishFormInput } from "./input.ts";
import type { FormView } from "./view.ts";

/** The newest request form of a dataset. */
export async function readForm(_ctx: Context, _input: { dataset: string }): Promise<FormView> {
	throw new Unavailable("Not made yet.");
}

/** Publishes a new version of the form. */
export async function publishForm(_ctx: Context, _input: PublishFormInput): Promise<FormView> {
	throw new Unavailable("Not made yet.");
}
