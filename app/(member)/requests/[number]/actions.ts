"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, type Refusal } from "#app/_http/form.ts";
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
import { done } from "./words.ts";

const pageOf = (form: FormData) =>
	`/requests/${encodeURIComponent(String(form.get("number") ?? ""))}`;

/** Runs a verb for a form of the page, and comes back to it with what became of it. */
async function back(
	form: FormData,
	done: string,
	run: (ctx: Context) => Promise<unknown>,
): Promise<void> {
	const page = pageOf(form);
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx));
	revalidatePath(page);
	redirect(
		outcome.ok ? telling(ctx, page, "done", done) : telling(ctx, page, "refused", outcome.message),
	);
}

export const withdraw = async (form: FormData): Promise<void> =>
	back(form, done.withdrawn, (ctx) =>
		withdrawRequest(ctx, parseInput(requestInput, Object.fromEntries(form))),
	);

export const submit = async (form: FormData): Promise<void> =>
	back(form, done.submitted, (ctx) =>
		submitRequest(ctx, parseInput(requestInput, Object.fromEntries(form))),
	);

export async function comment(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await addComment(ctx, parseInput(commentInput, typed));
		return done.sent;
	});
}

export const askAgain = async (form: FormData): Promise<void> =>
	back(form, done.askedAgain, (ctx) =>
		askSupervisorAgain(ctx, parseInput(requestInput, Object.fromEntries(form))),
	);

export const removeDocument = async (form: FormData): Promise<void> =>
	back(form, done.removed, (ctx) =>
		removeAttachment(ctx, parseInput(attachmentInput, Object.fromEntries(form))),
	);
