"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { publishForm, publishFormInput } from "#lib/access/index.ts";
import { mostQuestions } from "./most-questions.ts";

const words = { published: "The form is published." };

/** The questions whose English label was left empty are not asked any more. */
function questionsOf(typed: Record<string, string>) {
	return Array.from({ length: mostQuestions }, (_, at) => ({
		key: typed[`key-${at}`] ?? "",
		labelEn: typed[`en-${at}`] ?? "",
		labelZh: typed[`zh-${at}`] ?? "",
		kind: typed[`kind-${at}`] ?? "line",
		isRequired: typed[`required-${at}`] === "yes",
	})).filter(({ labelEn }) => labelEn.trim() !== "");
}

export async function publish(_before: Refusal | null, form: FormData): Promise<Refusal | null> {
	const dataset = form.get("dataset")?.toString() ?? "";
	return answerForm(`/organize/${encodeURIComponent(dataset)}/form`, form, async (ctx, typed) => {
		const input = parseInput(publishFormInput, { dataset, questions: questionsOf(typed) });
		await publishForm(ctx, input);
		return words.published;
	});
}
