"use server";

import { leadOn, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { createMethod, methodInput } from "#lib/teams/index.ts";

/** Describes a method and comes back to the page with it chosen. */
export async function describeMethod(
	where: { challenge: string; phase: string },
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	const page = `/challenges/${where.challenge}/${where.phase}/submit`;
	return leadOn(page, form, async (ctx, typed) => {
		const method = parseInput(methodInput, typed);
		const { id } = await createMethod(ctx, { challenge: where.challenge, method });
		return `${page}?method=${id}`;
	});
}
