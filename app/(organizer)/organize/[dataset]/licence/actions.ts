"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, type Refusal, refusal, typedInto } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	discardDraft,
	draftInput,
	draftStateInput,
	editLicence,
	publishLicence,
} from "#lib/licensing/index.ts";
import { words } from "./words.ts";

const addressOf = (form: FormData) =>
	`/organize/${encodeURIComponent(form.get("dataset")?.toString() ?? "")}/licence`;

/** A day of the form is its first instant in UTC. */
const startOf = (day: string | undefined) => (day ? `${day}T00:00:00Z` : null);

export async function saveDraft(_before: unknown, form: FormData): Promise<Refusal | "saved"> {
	const ctx = await memberContext(addressOf(form));
	const typed = typedInto(form);
	const outcome = await attempt(() =>
		editLicence(
			ctx,
			parseInput(draftInput, {
				...typed,
				editedAt: typed.editedAt || null,
				inForceFrom: startOf(typed.inForceFrom),
				graceDays: typed.graceDays || 0,
			}),
		),
	);
	if (!outcome.ok) return refusal(outcome, typed);
	revalidatePath(addressOf(form));
	return "saved";
}

export async function publishDraft(_before: unknown, form: FormData): Promise<{ message: string }> {
	const ctx = await memberContext(addressOf(form));
	const outcome = await attempt(() =>
		publishLicence(ctx, parseInput(draftStateInput, typedInto(form))),
	);
	if (!outcome.ok) return { message: outcome.message };
	const { dataset, number } = outcome.value;
	redirect(`/datasets/${dataset.slug}/licence/${number}`);
}

export async function throwDraftAway(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(addressOf(form), form, async (ctx, typed) => {
		await discardDraft(ctx, parseInput(draftStateInput, typed));
		return words.discarded;
	});
}
