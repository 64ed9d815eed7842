"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import type { Context } from "#lib/context.ts";
import { endAccessInput, resumeAccess, revokeAccess, suspendAccess } from "#lib/grants/index.ts";

type Verb = (
	ctx: Context,
	input: { dataset: string; userId: string; reason: string },
) => Promise<unknown>;

const says = {
	revoked: "Access is revoked. No new download begins, and the person has your reason by mail.",
	suspended: "Access is suspended, and the person has your reason by mail.",
	resumed: "Access is resumed, and the person has been mailed.",
};

const pageOf = (form: FormData) =>
	`/steward/${encodeURIComponent(String(form.get("dataset")))}/holders/${encodeURIComponent(String(form.get("userId")))}`;

const act = (form: FormData, verb: Verb, done: string): Promise<Refusal> =>
	answerForm(pageOf(form), form, async (ctx, typed) => {
		await verb(ctx, parseInput(endAccessInput, typed));
		return done;
	});

export async function revoke(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, revokeAccess, says.revoked);
}

export async function suspend(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, suspendAccess, says.suspended);
}

export async function resume(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, resumeAccess, says.resumed);
}
