"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	addOrganizer,
	newOrganizerInput,
	organizerInput,
	removeOrganizer,
} from "#lib/challenge/index.ts";
import { says } from "./words.ts";

const pageOf = (form: FormData) =>
	`/organize/challenges/${encodeURIComponent(String(form.get("challenge")))}/organizers`;

export async function add(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await addOrganizer(ctx, parseInput(newOrganizerInput, typed));
		return says.added;
	});
}

export async function remove(_before: unknown, form: FormData): Promise<Refusal | null> {
	// Whoever leaves has no desk any more to come back to.
	const page = form.get("isSelf") === "yes" ? "/organize/challenges" : pageOf(form);
	return answerForm(page, form, async (ctx, typed) => {
		await removeOrganizer(ctx, parseInput(organizerInput, typed));
		return says.removed;
	});
}
