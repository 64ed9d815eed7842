"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { answerEnd, endAnswerInput } from "#lib/grants/index.ts";
import { answerTakedown, takedownAnswerInput } from "#lib/publishing/index.ts";
import { words } from "./words.ts";

export async function answer(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm("/access", form, async (ctx, typed) => {
		await answerEnd(ctx, parseInput(endAnswerInput, typed));
		return words.thanks;
	});
}

export async function answerAboutVideo(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm("/access", form, async (ctx, typed) => {
		await answerTakedown(ctx, parseInput(takedownAnswerInput, typed));
		return words.thanks;
	});
}
