"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	inviteOrganizer,
	newOrganizerInput,
	organizerInput,
	organizerInvitationOfInput,
	removeOrganizer,
	revokeOrganizerInvitation,
} from "#lib/challenge/index.ts";
import { says } from "./words.ts";

const pageOf = (form: FormData) =>
	`/organize/challenges/${encodeURIComponent(String(form.get("challenge")))}/organizers`;

export async function invite(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await inviteOrganizer(ctx, parseInput(newOrganizerInput, typed));
		return says.invited;
	});
}

export async function revoke(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await revokeOrganizerInvitation(ctx, parseInput(organizerInvitationOfInput, typed));
		return says.revoked;
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
