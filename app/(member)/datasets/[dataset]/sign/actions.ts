"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { signInput, signLicence } from "#lib/licensing/index.ts";

const fields = ["dataset", "number", "typedName", "position", "institution", "rorId"] as const;
type Typed = Record<(typeof fields)[number], string>;

/** What was wrong, and what was typed: a form that comes back comes back filled in. */
export type SignRefusal = { message: string; typed: Typed };

export async function sign(_before: unknown, form: FormData): Promise<SignRefusal> {
	const entries = fields.map((field) => [field, form.get(field)?.toString() ?? ""] as const);
	const typed: Typed = {
		...{ dataset: "", number: "", typedName: "", position: "", institution: "", rorId: "" },
		...Object.fromEntries(entries),
	};
	const ctx = await memberContext(`/datasets/${encodeURIComponent(typed.dataset)}/sign`);
	const outcome = await attempt(() => signLicence(ctx, parseInput(signInput, typed)));
	if (!outcome.ok) return { message: outcome.message, typed };
	redirect(`/receipts/${outcome.value.receipt}`);
}
