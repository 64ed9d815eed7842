"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext, type Outcome } from "#app/_http/action.ts";
import { namedValues, parseInput } from "#app/_http/input.ts";
import { createMethod, type MethodView, methodInput } from "#lib/teams/index.ts";

/** Describes a method and comes back to the page with it chosen. */
export async function describeMethod(
	where: { challenge: string; phase: string },
	_before: unknown,
	form: FormData,
): Promise<Outcome<MethodView>> {
	const page = `/challenges/${where.challenge}/${where.phase}/submit`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() =>
		createMethod(ctx, {
			challenge: where.challenge,
			method: parseInput(methodInput, namedValues(form)),
		}),
	);
	if (outcome.ok) redirect(`${page}?method=${outcome.value.id}`);
	return outcome;
}
