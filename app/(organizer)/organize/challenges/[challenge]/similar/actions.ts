"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { judgementInput, judgeSimilar } from "#lib/desk/index.ts";
import { says } from "./words.ts";

export async function judge(_before: unknown, form: FormData): Promise<Refusal | null> {
	const challenge = encodeURIComponent(String(form.get("challenge")));
	return answerForm(`/organize/challenges/${challenge}/similar`, form, async (ctx, typed) => {
		await judgeSimilar(ctx, parseInput(judgementInput, typed));
		return says.judged;
	});
}
