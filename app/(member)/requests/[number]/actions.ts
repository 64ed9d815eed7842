"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import {
	addComment,
	askSupervisorAgain,
	attachmentInput,
	commentInput,
	removeAttachment,
	requestInput,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import type { Context } from "#lib/context.ts";

/** Runs a verb for a form of the page, and comes back to it with the sentence of a refusal. */
async function back(form: FormData, run: (ctx: Context) => Promise<unknown>): Promise<void> {
	const number = String(form.get("number") ?? "");
	const page = `/requests/${encodeURIComponent(number)}`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx));
	revalidatePath(page);
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message));
}

export const withdraw = async (form: FormData): Promise<void> =>
	back(form, (ctx) => withdrawRequest(ctx, parseInput(requestInput, Object.fromEntries(form))));

export const submit = async (form: FormData): Promise<void> =>
	back(form, (ctx) => submitRequest(ctx, parseInput(requestInput, Object.fromEntries(form))));

export const comment = async (form: FormData): Promise<void> =>
	back(form, (ctx) => addComment(ctx, parseInput(commentInput, Object.fromEntries(form))));

export const askAgain = async (form: FormData): Promise<void> =>
	back(form, (ctx) => askSupervisorAgain(ctx, parseInput(requestInput, Object.fromEntries(form))));

export const removeDocument = async (form: FormData): Promise<void> =>
	back(form, (ctx) => removeAttachment(ctx, parseInput(attachmentInput, Object.fromEntries(form))));
