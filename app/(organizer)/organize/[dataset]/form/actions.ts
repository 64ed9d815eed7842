"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { publishForm, publishFormInput } from "#lib/access/index.ts";
import type { FieldProblem } from "#lib/errors.ts";
import { mostQuestions } from "./most-questions.ts";

const words = { published: "The form is published." };

type Typed = Record<string, string>;

/** The places whose question is asked: one that has no English is not, and a new one of which nothing was typed. */
const askedPlaces = (typed: Typed): number[] =>
	Array.from({ length: mostQuestions }, (_, at) => at).filter((at) =>
		[`en-${at}`, ...(typed.new === String(at) ? [`key-${at}`, `zh-${at}`] : [])].some((name) =>
			typed[name]?.trim(),
		),
	);

const questionAt = (typed: Typed, at: number) => ({
	key: typed[`key-${at}`] ?? "",
	labelEn: typed[`en-${at}`] ?? "",
	labelZh: typed[`zh-${at}`] ?? "",
	kind: typed[`kind-${at}`] ?? "line",
	isRequired: typed[`required-${at}`] === "yes",
});

const controls: Typed = { key: "key", labelEn: "en", labelZh: "zh", kind: "kind" };

/** A problem of a question, at the control in which it was typed. */
function atControl({ pointer, message }: FieldProblem, places: readonly number[]): FieldProblem {
	const [, index, field] = /^\/questions\/(\d+)\/(\w+)$/.exec(pointer) ?? [];
	if (!index || !field) return { pointer, message };
	return { pointer: `/${controls[field]}-${places[Number(index)]}`, message };
}

export async function publish(_before: Refusal | null, form: FormData): Promise<Refusal | null> {
	const dataset = form.get("dataset")?.toString() ?? "";
	const page = `/organize/${encodeURIComponent(dataset)}/form`;
	const refused = await answerForm(page, form, async (ctx, typed) => {
		const questions = askedPlaces(typed).map((at) => questionAt(typed, at));
		await publishForm(ctx, parseInput(publishFormInput, { dataset, questions }));
		return words.published;
	});
	const places = askedPlaces(refused.typed);
	return { ...refused, problems: refused.problems.map((problem) => atControl(problem, places)) };
}
