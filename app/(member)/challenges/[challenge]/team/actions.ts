"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import type { Context } from "#lib/context.ts";
import {
	acceptInvitation,
	answerInput,
	answerRequest,
	createTeam,
	editTeam,
	invitationInput,
	invitationOfTeamInput,
	invite,
	inviteInput,
	leaveTeam,
	memberInput,
	refuseInvitation,
	removeMember,
	requestInput,
	revokeInvitation,
	teamInput,
	teamsInput,
	transferCaptaincy,
	withdrawRequest,
} from "#lib/teams/index.ts";

type Typed = Record<string, string>;

const says = {
	created: "The team is made, and you are its captain.",
	edited: "Saved.",
	invited: "The invitation is on its way.",
	linked: "The link is below: give it to whoever should join.",
	revoked: "Taken back: it lets nobody in any more.",
	joined: "You are in the team.",
	refused: "The invitation is refused.",
	removed: "Removed.",
	transferred: "The team has another captain.",
	left: "You have left the team.",
	accepted: "Accepted.",
	declined: "Declined.",
	withdrawn: "Taken back.",
};

/** Every form of this page carries the name of the challenge, and ends on the page again. */
const answer = (form: FormData, run: (ctx: Context, typed: Typed) => Promise<string>) =>
	answerForm(
		`/challenges/${encodeURIComponent(String(form.get("challenge")))}/team`,
		form,
		async (ctx, typed) => run(ctx, typed),
	);

const described = (typed: Typed) =>
	parseInput(teamInput, { ...typed, isOpen: typed.isOpen === "yes" });

export async function create(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await createTeam(ctx, described(typed));
		return says.created;
	});
}

export async function edit(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await editTeam(ctx, described(typed));
		return says.edited;
	});
}

export async function inviteSomebody(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		const { email } = await invite(ctx, parseInput(inviteInput, typed));
		return email === null ? says.linked : says.invited;
	});
}

export async function revoke(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await revokeInvitation(ctx, parseInput(invitationOfTeamInput, typed));
		return says.revoked;
	});
}

export async function join(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await acceptInvitation(ctx, parseInput(invitationInput, typed));
		return says.joined;
	});
}

export async function refuse(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await refuseInvitation(ctx, parseInput(invitationInput, typed));
		return says.refused;
	});
}

export async function remove(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await removeMember(ctx, parseInput(memberInput, typed));
		return says.removed;
	});
}

export async function transfer(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await transferCaptaincy(ctx, parseInput(memberInput, typed));
		return says.transferred;
	});
}

export async function leave(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await leaveTeam(ctx, parseInput(teamsInput, typed));
		return says.left;
	});
}

export async function accept(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await answerRequest(ctx, parseInput(answerInput, { ...typed, answer: "accept" }));
		return says.accepted;
	});
}

export async function decline(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await answerRequest(ctx, parseInput(answerInput, { ...typed, answer: "decline" }));
		return says.declined;
	});
}

export async function withdraw(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await withdrawRequest(ctx, parseInput(requestInput, typed));
		return says.withdrawn;
	});
}
