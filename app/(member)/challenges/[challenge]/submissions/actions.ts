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

/** Back on the list, which says how it stands now or why the verb refused. */
async function back(challenge: string, form: FormData, verb: Verb): Promise<never> {
	const page = `/challenges/${encodeURIComponent(challenge)}/submissions`;
	const ctx = await memberContext(page);
	const input = parseInput(submissionInput, { submissionId: form.get("submissionId") });
	const outcome = await attempt(() => verb(ctx, input));
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message));
}

export const cancel = async (challenge: string, form: FormData): Promise<void> =>
	back(challenge, form, cancelSubmission);

export const withdraw = async (challenge: string, form: FormData): Promise<void> =>
	back(challenge, form, withdrawSubmission);

export const restore = async (challenge: string, form: FormData): Promise<void> =>
	back(challenge, form, restoreSubmission);
