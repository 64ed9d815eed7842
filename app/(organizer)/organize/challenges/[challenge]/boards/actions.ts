"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { revealInput, revealPhase } from "#lib/challenge/index.ts";
import { Invalid } from "#lib/errors.ts";

const words = {
	revealed: "The board is revealed, and the change log says so.",
	unconfirmed: "Say that you know it cannot be taken back.",
};

/** Reveals a frozen board, once it is said that this is meant. */
export async function reveal(
	slugs: { challenge: string; phase: string },
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	const page = `/organize/challenges/${encodeURIComponent(slugs.challenge)}/boards`;
	return answerForm(page, form, async (ctx, { confirmed }) => {
		if (confirmed !== "yes")
			throw new Invalid(words.unconfirmed, [{ pointer: "/confirmed", message: words.unconfirmed }]);
		await revealPhase(ctx, parseInput(revealInput, { ...slugs, confirmed: true }));
		showChallengeAnew(slugs.challenge);
		return words.revealed;
	});
}
