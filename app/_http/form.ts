import { redirect } from "next/navigation";
import type { Context } from "#lib/context.ts";
import type { FieldProblem } from "#lib/errors.ts";
import { attempt, memberContext, type Outcome } from "./action.ts";
import { telling } from "./telling.ts";

type Typed = Record<string, string>;

/** What a form is told that could not be carried out: why, and what had been typed into it. */
export type Refusal = {
	message: string;
	problems: readonly FieldProblem[];
	typed: Typed;
	at: number;
};

export const refusal = (
	{ message, problems }: Extract<Outcome<unknown>, { ok: false }>,
	typed: Typed,
): Refusal => ({ message, problems, typed, at: Date.now() });

/** What was typed into a form; a file is nothing typed. */
export const typedInto = (form: FormData): Typed =>
	Object.fromEntries(
		[...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
	);

type Run = (ctx: Context, typed: Typed) => Promise<string>;

/** Runs a verb for a form of a page. Done, it leads to an address; refused, the form stays and says why. */
export async function leadOn(page: string, form: FormData, run: Run): Promise<Refusal> {
	const typed = typedInto(form);
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx, typed));
	if (outcome.ok) redirect(outcome.value);
	return refusal(outcome, typed);
}

/** As `leadOn`, to the page itself, with a sentence of what was done. */
export const answerForm = (page: string, form: FormData, run: Run): Promise<Refusal> =>
	leadOn(page, form, async (ctx, typed) => telling(ctx, page, "done", await run(ctx, typed)));
