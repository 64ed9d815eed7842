"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import { draftInput, type RequestView, saveDraft, submitRequest } from "#lib/access/index.ts";
import { words } from "./words.ts";

/** What was typed comes back with a refusal, so that nothing of it is lost. */
export type Refusal = {
	message: string;
	/** What is wrong with a field, by the name of its control. */
	problems: Record<string, string>;
	typed: Record<string, string>;
	at: number;
};

const answerPrefix = "answers.";

function typedIn(form: FormData): Record<string, string> {
	const entries = [...form.entries()].filter(([name]) => !name.startsWith("$ACTION"));
	return Object.fromEntries(
		entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
	);
}

function givenBy(typed: Record<string, string>): object {
	const answers = Object.entries(typed).flatMap(([name, value]) =>
		name.startsWith(answerPrefix) ? [[name.slice(answerPrefix.length), value]] : [],
	);
	return {
		...typed,
		answers: Object.fromEntries(answers),
		number: typed.number || undefined,
		revision: typed.revision || undefined,
	};
}

/** Saves what the form says, and submits it where that was the button. */
export async function send(_before: Refusal | null, form: FormData): Promise<Refusal> {
	const typed = typedIn(form);
	const page = `/datasets/${encodeURIComponent(typed.dataset ?? "")}/request`;
	const ctx = await memberContext(page);
	let saved: RequestView | null = null;
	const outcome = await attempt(async () => {
		saved = await saveDraft(ctx, parseInput(draftInput, givenBy(typed)));
		if (typed.intent !== "submit") return telling(ctx, page, "done", words.saved);
		await submitRequest(ctx, { number: saved.number });
		return telling(ctx, `/requests/${saved.number}`, "done", words.submitted);
	});
	if (outcome.ok) redirect(outcome.value);
	const { message } = outcome;
	const problems = outcome.problems.map(({ pointer, message: said }) => [controlOf(pointer), said]);
	return {
		message,
		problems: Object.fromEntries(problems),
		typed: { ...typed, ...placeOf(saved) },
		at: Date.now(),
	};
}

const controlOf = (pointer: string) => pointer.slice(1).replaceAll("/", ".");

/** After a submission that was refused the draft is there, and is another revision. */
const placeOf = (saved: RequestView | null): Record<string, string> =>
	saved === null ? {} : { number: String(saved.number), revision: String(saved.revision) };
