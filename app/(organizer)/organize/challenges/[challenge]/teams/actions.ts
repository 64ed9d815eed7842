"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { grantAttempts, grantInput } from "#lib/submissions/index.ts";
import { says } from "./words.ts";

export async function grant(_before: unknown, form: FormData): Promise<Refusal | null> {
	const challenge = encodeURIComponent(String(form.get("challenge")));
	const number = encodeURIComponent(String(form.get("number")));
	const page = `/organize/challenges/${challenge}/teams/${number}`;
	return answerForm(page, form, async (ctx, typed) => {
		const input = parseInput(grantInput, typed);
		await grantAttempts(ctx, input);
		return says.granted(input.slots, input.day);
	});
}
