"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import type { Context } from "#lib/context.ts";
import {
	disqualificationInput,
	disqualifySubmission,
	grantAttempts,
	grantInput,
	reinstatementInput,
	reinstateSubmission,
	rerunSubmission,
	submissionInput,
	verificationInput,
	verifySubmission,
} from "#lib/submissions/index.ts";
import { says } from "./words.ts";

type Typed = Record<string, string>;

const named = (form: FormData, name: string) => encodeURIComponent(String(form.get(name)));

/** Every form of this page carries the challenge and the submission, and ends on the page again. */
const answer = (form: FormData, run: (ctx: Context, typed: Typed) => Promise<string>) =>
	answerForm(
		`/organize/challenges/${named(form, "challenge")}/submissions/${named(form, "submissionId")}`,
		form,
		run,
	);

export async function rerun(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await rerunSubmission(ctx, parseInput(submissionInput, typed));
		return says.rerun;
	});
}

export async function disqualify(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await disqualifySubmission(ctx, parseInput(disqualificationInput, typed));
		return says.disqualified;
	});
}

export async function reinstate(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await reinstateSubmission(ctx, parseInput(reinstatementInput, typed));
		return says.reinstated;
	});
}

export async function verify(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await verifySubmission(ctx, parseInput(verificationInput, typed));
		return says.verified;
	});
}

export async function unverify(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		await verifySubmission(ctx, parseInput(verificationInput, { ...typed, note: null }));
		return says.unverified;
	});
}

export async function grant(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answer(form, async (ctx, typed) => {
		const input = parseInput(grantInput, typed);
		await grantAttempts(ctx, input);
		return says.granted(input.slots, input.day);
	});
}
