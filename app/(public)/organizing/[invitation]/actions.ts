"use server";

import { answerInvitation } from "#app/_http/answer-invitation.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import {
	acceptOrganizing,
	organizerInvitationInput,
	refuseOrganizing,
} from "#lib/challenge/index.ts";

const says = { accepted: "You organize this challenge now." };

/** Only this uses an invitation up: reading the page does not. */
export async function accept(form: FormData): Promise<void> {
	await answerInvitation(form, "/organizing", async (ctx, given) => {
		const { challenge } = await acceptOrganizing(ctx, parseInput(organizerInvitationInput, given));
		return telling(ctx, `/organize/challenges/${challenge}/organizers`, "done", says.accepted);
	});
}

export async function refuse(form: FormData): Promise<void> {
	await answerInvitation(form, "/organizing", async (ctx, given) => {
		await refuseOrganizing(ctx, parseInput(organizerInvitationInput, given));
		return undefined;
	});
}
