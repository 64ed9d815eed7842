"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { askInput, askToJoin, askToMerge } from "#lib/teams/index.ts";

const says = {
	joining: "The captain is asked. You see the answer under “Your team”.",
	merging: "The captain of that team is asked. Your team's page shows the request.",
};

const pageOf = (form: FormData) => {
	const [challenge, team] = ["challenge", "team"].map((name) =>
		encodeURIComponent(String(form.get(name))),
	);
	return `/challenges/${challenge}/teams/${team}`;
};

export async function join(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await askToJoin(ctx, parseInput(askInput, typed));
		return says.joining;
	});
}

export async function merge(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await askToMerge(ctx, parseInput(askInput, typed));
		return says.merging;
	});
}
