"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	discardDraft,
	draftInput,
	draftStateInput,
	editLicence,
	publishLicence,
} from "#lib/licensing/index.ts";

const fields = [
	"titleEn",
	"titleZh",
	"textEn",
	"textZh",
	"authoritative",
	"change",
	"changesEn",
	"changesZh",
	"inForceFrom",
	"graceDays",
] as const;
export type TypedDraft = Record<(typeof fields)[number], string>;

export type DraftOutcome = { ok: boolean; message: string; typed: TypedDraft | null };

const text = (form: FormData, name: string) => form.get(name)?.toString() ?? "";
const addressOf = (form: FormData) =>
	`/organize/${encodeURIComponent(text(form, "dataset"))}/licence`;

const empty: TypedDraft = {
	titleEn: "",
	titleZh: "",
	textEn: "",
	textZh: "",
	authoritative: "",
	change: "",
	changesEn: "",
	changesZh: "",
	inForceFrom: "",
	graceDays: "",
};

const typedIn = (form: FormData): TypedDraft => ({
	...empty,
	...Object.fromEntries(fields.map((field) => [field, text(form, field)])),
});

/** A day of the form is its first instant in UTC. */
const startOf = (day: string) => (day === "" ? null : `${day}T00:00:00Z`);

export async function saveDraft(_before: unknown, form: FormData): Promise<DraftOutcome> {
	const ctx = await memberContext(addressOf(form));
	const typed = typedIn(form);
	const outcome = await attempt(() =>
		editLicence(
			ctx,
			parseInput(draftInput, {
				...typed,
				dataset: text(form, "dataset"),
				editedAt: text(form, "editedAt") || null,
				inForceFrom: startOf(typed.inForceFrom),
				graceDays: typed.graceDays || 0,
			}),
		),
	);
	if (!outcome.ok) return { ok: false, message: outcome.message, typed };
	revalidatePath(addressOf(form));
	return { ok: true, message: "", typed: null };
}

const stateIn = (form: FormData) =>
	parseInput(draftStateInput, {
		dataset: text(form, "dataset"),
		editedAt: text(form, "editedAt"),
	});

export async function publishDraft(_before: unknown, form: FormData): Promise<{ message: string }> {
	const ctx = await memberContext(addressOf(form));
	const outcome = await attempt(() => publishLicence(ctx, stateIn(form)));
	if (!outcome.ok) return { message: outcome.message };
	const { dataset, number } = outcome.value;
	redirect(`/datasets/${dataset.slug}/licence/${number}`);
}

export async function throwDraftAway(
	_before: unknown,
	form: FormData,
): Promise<{ message: string }> {
	const ctx = await memberContext(addressOf(form));
	const outcome = await attempt(() => discardDraft(ctx, stateIn(form)));
	if (!outcome.ok) return { message: outcome.message };
	redirect(addressOf(form));
}
