"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import {
	acceptInvitation,
	type InvitationInput,
	invitationInput,
	refuseInvitation,
} from "#lib/teams/index.ts";

const says = { joined: "You are in the team." };

async function answer(
	form: FormData,
	run: (ctx: Context, input: InvitationInput) => Promise<string | undefined>,
): Promise<void> {
	const given = Object.fromEntries(form);
	const link = new URLSearchParams({
		until: String(given.until ?? ""),
		signature: String(given.signature ?? ""),
	});
	const page = `/join/${encodeURIComponent(String(given.invitation ?? ""))}?${link}`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx, parseInput(invitationInput, given)));
	if (outcome.ok && outcome.value) redirect(outcome.value);
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message));
}

/** Only this uses an invitation up: reading the page does not. */
export async function join(form: FormData): Promise<void> {
	await answer(form, async (ctx, input) => {
		const { challenge } = await acceptInvitation(ctx, input);
		return telling(ctx, `/challenges/${challenge}/team`, "done", says.joined);
	});
}

export async function refuse(form: FormData): Promise<void> {
	await answer(form, async (ctx, input) => {
		await refuseInvitation(ctx, input);
		return undefined;
	});
}
