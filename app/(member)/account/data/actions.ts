"use server";

import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { signOut } from "#lib/auth/index.ts";
import { deleteAccount, deletionInput } from "#lib/privacy/index.ts";

/** @returns why nothing was deleted; after a deletion the reader is led away */
export async function removeAccount(_before: unknown, form: FormData): Promise<string> {
	const ctx = await memberContext("/account/data");
	const outcome = await attempt(() =>
		deleteAccount(ctx, parseInput(deletionInput, { confirmation: form.get("confirmation") })),
	);
	if (!outcome.ok) return outcome.message;
	// The session is gone already; this takes its cookie from the browser.
	await signOut({ redirectTo: "/account-deleted" });
	return "";
}
