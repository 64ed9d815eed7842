"use server";

import { redirect } from "next/navigation";
import { attempt } from "#app/_http/action.ts";
import { pageContext } from "#app/_http/context.ts";
import { parseInput } from "#app/_http/input.ts";
import { answerAsSupervisor, supervisorAnswerInput } from "#lib/access/index.ts";

/** The answer. Only this uses the link up: reading the page does not. */
export async function answer(form: FormData): Promise<void> {
	const given = Object.fromEntries(form);
	const link = new URLSearchParams({
		until: String(given.until ?? ""),
		signature: String(given.signature ?? ""),
	});
	const outcome = await attempt(async () => {
		const ctx = await pageContext();
		return answerAsSupervisor(ctx, parseInput(supervisorAnswerInput, given));
	});
	if (!outcome.ok) link.set("refused", outcome.message);
	redirect(`/supervise/${encodeURIComponent(String(given.ask ?? ""))}?${link}`);
}
