"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { blockInput, blockPerson, liftBlock, liftInput } from "#lib/grants/index.ts";

const says = {
	blocked: "The address may no longer ask; whoever has it is told your reason when they try.",
	lifted: "The block is lifted.",
};

const pageOf = (form: FormData) =>
	`/steward/${encodeURIComponent(String(form.get("dataset")))}/blocks`;

export async function block(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await blockPerson(ctx, parseInput(blockInput, typed));
		return says.blocked;
	});
}

export async function lift(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await liftBlock(ctx, parseInput(liftInput, typed));
		return says.lifted;
	});
}
