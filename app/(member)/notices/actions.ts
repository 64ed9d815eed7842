"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { readInput, readNotices } from "#lib/notices/index.ts";

const says = { all: "All are marked as read.", one: "Marked as read." };

/** Marks what the form names: one notice, or all up to the newest that its page showed. */
export async function markRead(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm("/notices", form, async (ctx, typed) => {
		const input = parseInput(readInput, typed);
		await readNotices(ctx, input);
		return input.noticeId ? says.one : says.all;
	});
}
