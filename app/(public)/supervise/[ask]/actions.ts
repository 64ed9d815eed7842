"use server";

import { redirect } from "next/navigation";
import { attempt } from "#app/_http/action.ts";
import { pageContext } from "#app/_http/context.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import { answerAsSupervisor, supervisorAnswerInput } from "#lib/access/index.ts";

/** The answer. Only this uses the link up: reading the page does not. */
export async function answer(form: FormData): Promise<void> {
	const given = Object.fromEntries(form);
	const link = new URLSearchParams({
		until: String(given.until ?? ""),
		signature: String(given.signature ?? ""),
	});
	const ask = String(given.ask ?? "");
	const page = `/supervise/${encodeURIComponent(ask)}?${link}`;
	const ctx = await pageContext();
	const outcome = await attempt(() =>
		answerAsSupervisor(ctx, parseInput(supervisorAnswerInput, given)),
	);
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message, ask));
}
