"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext, type Outcome } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	createToken,
	editProfile,
	type MadeTokenView,
	profileInput,
	revokeToken,
	signIn,
	signOut,
	signOutEverywhere,
	tokenIdInput,
	tokenInput,
} from "#lib/auth/index.ts";

export async function saveName(_before: unknown, form: FormData): Promise<Outcome<string>> {
	const ctx = await memberContext("/account");
	const outcome = await attempt(async () => {
		const input = parseInput(profileInput, { name: form.get("name") });
		await editProfile(ctx, input);
		return input.name;
	});
	revalidatePath("/account");
	return outcome;
}

export async function makeToken(_before: unknown, form: FormData): Promise<Outcome<MadeTokenView>> {
	const ctx = await memberContext("/account");
	const outcome = await attempt(() =>
		createToken(ctx, parseInput(tokenInput, { name: form.get("name") })),
	);
	revalidatePath("/account");
	return outcome;
}

export async function endToken(form: FormData): Promise<void> {
	const ctx = await memberContext("/account");
	await attempt(() => revokeToken(ctx, parseInput(tokenIdInput, { tokenId: form.get("tokenId") })));
	revalidatePath("/account");
}

export async function connect(form: FormData): Promise<void> {
	await memberContext("/account");
	await signIn(form.get("provider")?.toString() ?? "", { redirectTo: "/account" });
}

export async function leave(): Promise<void> {
	await signOut({ redirectTo: "/" });
}

export async function leaveEverywhere(): Promise<void> {
	await signOutEverywhere(await memberContext("/account"));
	redirect("/sign-in");
}
