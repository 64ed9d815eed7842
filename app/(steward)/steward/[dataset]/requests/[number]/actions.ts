"use server";

import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	addComment,
	addNote,
	approvalInput,
	approveRequest,
	askForChanges,
	changesInput,
	commentInput,
	declineInput,
	declineRequest,
	reviewInput,
	startReview,
} from "#lib/access/index.ts";
import type { Context } from "#lib/context.ts";
import { Invalid } from "#lib/errors.ts";
import { checklist, texts } from "./words.ts";

type Typed = Record<string, string>;
type Step = (ctx: Context, typed: Typed) => Promise<unknown>;

/** The fields that were left empty are not there: what they default to is the verb's to know. */
const given = (typed: Typed): Typed =>
	Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));

const pageOf = (form: FormData) =>
	`/steward/${encodeURIComponent(String(form.get("dataset")))}/requests/${encodeURIComponent(String(form.get("number")))}`;

async function act(form: FormData, done: string, step: Step): Promise<Refusal | null> {
	return answerForm(pageOf(form), form, async (ctx, typed) => {
		await step(ctx, given(typed));
		return done;
	});
}

type Check = { line: string; isTicked: boolean };

const checksIn = (typed: Typed): Check[] =>
	Object.entries(checklist).map(([name, line]) => ({
		line,
		isTicked: typed[`check-${name}`] === "yes",
	}));

/** What a steward ticked is kept with the decision, as a note that stewards read. */
function withChecklist(typed: Typed): Typed {
	const lines = checksIn(typed).map(({ line, isTicked }) => `${isTicked ? "[x]" : "[ ]"} ${line}`);
	return { ...typed, note: [texts.checklistNote, ...lines].join("\n") };
}

/** Nobody approves past the checklist without having said so. */
function refuseUnchecked(typed: Typed): void {
	const left = checksIn(typed).filter(({ isTicked }) => !isTicked);
	if (left.length > 0 && typed.despite !== "yes")
		throw new Invalid(texts.unchecked(left.map(({ line }) => line)));
}

export async function review(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.taken, (ctx, typed) => startReview(ctx, parseInput(reviewInput, typed)));
}

export async function approve(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.approved, (ctx, typed) => {
		refuseUnchecked(typed);
		return approveRequest(ctx, parseInput(approvalInput, withChecklist(typed)));
	});
}

export async function askChanges(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.asked, (ctx, typed) =>
		askForChanges(ctx, parseInput(changesInput, typed)),
	);
}

export async function decline(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.declined, (ctx, typed) =>
		declineRequest(ctx, parseInput(declineInput, withChecklist(typed))),
	);
}

export async function comment(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.commented, (ctx, typed) =>
		addComment(ctx, parseInput(commentInput, typed)),
	);
}

export async function note(_before: unknown, form: FormData): Promise<Refusal | null> {
	return act(form, texts.noted, (ctx, typed) => addNote(ctx, parseInput(commentInput, typed)));
}
