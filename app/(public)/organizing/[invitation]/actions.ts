"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	acceptOrganizing,
	type OrganizerInvitationInput,
	organizerInvitationInput,
	refuseOrganizing,
} from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";

const says = { accepted: "You organize this challenge now." };

async function answer(
	form: FormData,
	run: (ctx: Context, input: OrganizerInvitationInput) => Promise<string | undefined>,
): Promise<void> {
	const given = Object.fromEntries(form);
	const link = new URLSearchParams({
		until: String(given.until ?? ""),
		signature: String(given.signature ?? ""),
	});
	const page = `/organizing/${encodeURIComponent(String(given.invitation ?? ""))}`;
	const ctx = await memberContext(`${page}?${link}`);
	const outcome = await attempt(() => run(ctx, parseInput(organizerInvitationInput, given)));
	if (outcome.ok && outcome.value) redirect(outcome.value);
	if (!outcome.ok) link.set("refused", outcome.message);
	redirect(`${page}?${link}`);
}

/** Only this uses an invitation up: reading the page does not. */
export async function accept(form: FormData): Promise<void> {
	await answer(form, async (ctx, input) => {
		const { challenge } = await acceptOrganizing(ctx, input);
		return `/organize/challenges/${challenge}/organizers?done=${encodeURIComponent(says.accepted)}`;
	});
}

export async function refuse(form: FormData): Promise<void> {
	await answer(form, async (ctx, input) => {
		await refuseOrganizing(ctx, input);
		return undefined;
	});
}
