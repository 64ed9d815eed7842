"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import {
	cancelSubmission,
	restoreSubmission,
	submissionInput,
	withdrawSubmission,
} from "#lib/submissions/index.ts";

type Verb = (ctx: Context, input: { submissionId: string }) => Promise<unknown>;

/** Back on the submission's page, which says how it stands or why the verb refused. */
async function end(form: FormData, verb: Verb): Promise<never> {
	const input = parseInput(submissionInput, { submissionId: form.get("submissionId") });
	const page = `/submissions/${input.submissionId}`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() => verb(ctx, input));
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message));
}

export async function cancel(form: FormData): Promise<void> {
	await end(form, cancelSubmission);
}

export async function withdraw(form: FormData): Promise<void> {
	await end(form, withdrawSubmission);
}

export async function restore(form: FormData): Promise<void> {
	await end(form, restoreSubmission);
}
