import { redirect } from "next/navigation";
import type { Context } from "#lib/context.ts";
import { attempt, memberContext } from "./action.ts";
import { telling } from "./telling.ts";

/** What a form is told that could not be carried out: why, and what had been typed into it. */
export type Refusal = { message: string; typed: Record<string, string>; at: number };

/** What was typed into a form; a file is nothing typed. */
export const typedInto = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
	);

/**
 * Runs a verb for a form of a page. Done, the page is shown again with a sentence about it; refused,
 * the form stays as it was typed and says why.
 */
export async function answerForm(
	page: string,
	form: FormData,
	run: (ctx: Context, typed: Record<string, string>) => Promise<string>,
): Promise<Refusal> {
	const typed = typedInto(form);
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx, typed));
	if (outcome.ok) redirect(telling(ctx, page, "done", outcome.value));
	return { message: outcome.message, typed, at: Date.now() };
}
