import { redirect } from "next/navigation";
import type { Context } from "#lib/context.ts";
import { type FieldProblem, Invalid, OnsetError } from "#lib/errors.ts";
import { pageContext } from "./context.ts";

export type Outcome<T> =
	| { ok: true; value: T }
	| {
			ok: false;
			message: string;
			problems: readonly FieldProblem[];
			details: OnsetError["details"];
	  };

/** Runs a verb for a form: what its sender can mend comes back as a sentence, a fault goes on. */
export async function attempt<T>(run: () => Promise<T>): Promise<Outcome<T>> {
	try {
		return { ok: true, value: await run() };
	} catch (error) {
		if (error instanceof OnsetError) {
			const problems = error instanceof Invalid ? error.problems : [];
			return { ok: false, message: error.message, problems, details: error.details };
		}
		throw error;
	}
}

/** The context of a page that needs somebody; a visitor signs in first and comes back. */
export async function memberContext(path: string): Promise<Context> {
	const ctx = await pageContext();
	if (ctx.actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
	return ctx;
}

/** A path on this site, whatever was asked for: never a way to send a reader elsewhere. */
export function ownPath(asked: string | string[] | undefined): string {
	if (typeof asked !== "string" || !/^\/(?![/\\])/.test(asked)) return "/account";
	return asked;
}
