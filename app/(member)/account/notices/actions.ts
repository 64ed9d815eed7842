"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { choicesInput, chooseMails } from "#lib/notices/index.ts";

const says = { chosen: "Saved." };

/** Each control of the form is named by its kind; what the framework adds has another name. */
export async function choose(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm("/account/notices", form, async (ctx, typed) => {
		const choices = Object.entries(typed)
			.filter(([kind]) => !kind.startsWith("$"))
			.map(([kind, mail]) => ({ kind, mail }));
		await chooseMails(ctx, parseInput(choicesInput, { choices }));
		return says.chosen;
	});
}
