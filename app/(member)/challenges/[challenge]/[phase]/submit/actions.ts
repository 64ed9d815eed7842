"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { type Refusal, refusal, typedInto } from "#app/_http/form.ts";
import { namedValues, parseInput } from "#app/_http/input.ts";
import { createMethod, methodInput } from "#lib/teams/index.ts";

/** Describes a method and comes back to the page with it chosen. */
export async function describeMethod(
	where: { challenge: string; phase: string },
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	const page = `/challenges/${where.challenge}/${where.phase}/submit`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() =>
		createMethod(ctx, {
			challenge: where.challenge,
			method: parseInput(methodInput, namedValues(form)),
		}),
	);
	if (outcome.ok) redirect(`${page}?method=${outcome.value.id}`);
	return refusal(outcome, typedInto(form));
}
