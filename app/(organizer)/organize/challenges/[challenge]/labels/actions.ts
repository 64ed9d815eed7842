"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { labelSetInput, measureLabelSet } from "#lib/label-sets/index.ts";
import { words } from "./words.ts";

export async function measure(
	challenge: string,
	labelSetId: string,
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	const page = `/organize/challenges/${encodeURIComponent(challenge)}/labels`;
	return answerForm(page, form, async (ctx) => {
		await measureLabelSet(ctx, parseInput(labelSetInput, { challenge, labelSetId }));
		return words.asked;
	});
}
