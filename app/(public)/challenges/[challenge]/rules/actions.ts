"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { acceptRules } from "#lib/challenge/index.ts";

const words = { accepted: (version: number) => `You have accepted version ${version}.` };

/** Accepts the version that was on the page; `page` is the one to come back to. */
export async function accept(
	of: { challenge: string; version: number; page: string },
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	const { challenge, version, page } = of;
	return answerForm(page, form, async (ctx) => {
		await acceptRules(ctx, { challenge, version });
		return words.accepted(version);
	});
}
