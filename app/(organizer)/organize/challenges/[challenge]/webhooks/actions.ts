"use server";

import { revalidatePath } from "next/cache";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, type Refusal, refusal, typedInto } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import type { Context } from "#lib/context.ts";
import {
	createWebhook,
	deliveryInput,
	editWebhook,
	endOldSecret,
	type MadeWebhookView,
	newWebhookInput,
	removeWebhook,
	replayDelivery,
	rotateSecret,
	testWebhook,
	webhookEditInput,
	webhookInput,
	webhookKinds,
} from "#lib/webhooks/index.ts";
import { says } from "./words.ts";

type Typed = Record<string, string>;
/** A secret is in the answer to a form and nowhere else: no address and no page that is asked for again has it. */
type Shown = { secret: string; at: number } | (Refusal & { secret?: never });

const listOf = (form: FormData) =>
	`/organize/challenges/${encodeURIComponent(String(form.get("challenge")))}/webhooks`;
const pageOf = (form: FormData) =>
	`${listOf(form)}/${encodeURIComponent(String(form.get("webhookId")))}`;

/** Each kind is a box of its own, named as the kind is. */
const withKinds = (typed: Typed) => ({
	...typed,
	kinds: webhookKinds.filter((kind) => typed[kind] === "yes"),
});

async function showSecret(
	page: string,
	form: FormData,
	run: (ctx: Context, typed: Typed) => Promise<MadeWebhookView>,
): Promise<Shown> {
	const typed = typedInto(form);
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx, typed));
	if (!outcome.ok) return refusal(outcome, typed);
	revalidatePath(page);
	return { secret: outcome.value.secret, at: Date.now() };
}

export async function create(_before: unknown, form: FormData): Promise<Shown | null> {
	return showSecret(listOf(form), form, (ctx, typed) =>
		createWebhook(ctx, parseInput(newWebhookInput, withKinds(typed))),
	);
}

export async function rotate(_before: unknown, form: FormData): Promise<Shown | null> {
	return showSecret(pageOf(form), form, (ctx, typed) =>
		rotateSecret(ctx, parseInput(webhookInput, typed)),
	);
}

export async function endOld(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await endOldSecret(ctx, parseInput(webhookInput, typed));
		return says.oldSecretEnded;
	});
}

export async function edit(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		const wish = { ...withKinds(typed), isActive: typed.isActive === "yes" };
		await editWebhook(ctx, parseInput(webhookEditInput, wish));
		return says.saved;
	});
}

export async function test(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await testWebhook(ctx, parseInput(webhookInput, typed));
		return says.tested;
	});
}

export async function remove(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(listOf(form), form, async (ctx, typed) => {
		await removeWebhook(ctx, parseInput(webhookInput, typed));
		return says.removed;
	});
}

export async function replay(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await replayDelivery(ctx, parseInput(deliveryInput, typed));
		return says.replayed;
	});
}
