"use server";

import { answerInvitation } from "#app/_http/answer-invitation.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import { acceptInvitation, invitationInput, refuseInvitation } from "#lib/teams/index.ts";

const says = { joined: "You are in the team." };

/** Only this uses an invitation up: reading the page does not. */
export async function join(form: FormData): Promise<void> {
	await answerInvitation(form, "/join", async (ctx, given) => {
		const { challenge } = await acceptInvitation(ctx, parseInput(invitationInput, given));
		return telling(ctx, `/challenges/${challenge}/team`, "done", says.joined);
	});
}

export async function refuse(form: FormData): Promise<void> {
	await answerInvitation(form, "/join", async (ctx, given) => {
		await refuseInvitation(ctx, parseInput(invitationInput, given));
		return undefined;
	});
}
