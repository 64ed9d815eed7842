"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, type Refusal, typedInto } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { telling } from "#app/_http/telling.ts";
import {
	type ApplyView,
	applyChallenge,
	applyInput,
	challengeDocument,
	type PlacedProblem,
	publishChallenge,
	readChallengeDocument,
} from "#lib/challenge/index.ts";
import { Invalid } from "#lib/errors.ts";

const words = {
	begun: "The draft is there. Fill it in; only its organizers see it.",
	published: "The challenge is public.",
	saved: "Saved.",
	nothing: "Nothing was different, so nothing was saved.",
	problems: "Nothing was saved: mend what is marked first.",
};

const desk = (challenge: string) => `/organize/challenges/${encodeURIComponent(challenge)}`;

/** A draft with its head only; everything else is filled in on its desk. */
export async function beginChallenge(_before: unknown, form: FormData): Promise<Refusal> {
	const ctx = await memberContext("/organize/challenges");
	const typed = typedInto(form);
	const { title, slug, summary, dataset } = typed;
	const outcome = await attempt(async () => {
		const document = parseInput(challengeDocument, { onset: 1, title, slug, summary, dataset });
		const made = await applyChallenge(ctx, { document, revision: "", dryRun: false, note: "" });
		if (made.problems.length > 0) throw new Invalid(made.problems[0]?.message ?? "", made.problems);
		return made.challenge;
	});
	if (outcome.ok) redirect(telling(ctx, `${desk(outcome.value)}/edit`, "done", words.begun));
	return { message: outcome.message, typed, at: Date.now() };
}

export async function publish(
	challenge: string,
	_before: unknown,
	form: FormData,
): Promise<Refusal> {
	return answerForm(desk(challenge), form, async (ctx) => {
		await publishChallenge(ctx, { challenge });
		showChallengeAnew(challenge);
		return words.published;
	});
}

export type FileOutcome = {
	text: string;
	note: string;
	revision: string;
	message: string;
	placed: PlacedProblem[];
	plan: ApplyView | null;
	at: number;
};

const textOf = (form: FormData, name: string) => form.get(name)?.toString() ?? "";

/** Reads a pasted file; shows what it would do, or does it. */
export async function applyFile(before: FileOutcome | null, form: FormData): Promise<FileOutcome> {
	const challenge = textOf(form, "challenge");
	const ctx = await memberContext(
		challenge === "" ? "/organize/challenges" : `${desk(challenge)}/apply`,
	);
	const text = textOf(form, "text");
	const note = textOf(form, "note");
	const revision = before?.revision ?? textOf(form, "revision");
	const typed = { text, note, revision, at: Date.now() };
	const reading = readChallengeDocument(text);
	if (!reading.ok)
		return { ...typed, message: words.problems, placed: reading.problems, plan: null };
	const dryRun = textOf(form, "intent") !== "save";
	const outcome = await attempt(() =>
		applyChallenge(ctx, {
			document: reading.document,
			note: parseInput(applyInput.shape.note, note),
			dryRun,
			revision: reading.revision ?? revision,
		}),
	);
	if (!outcome.ok) return { ...typed, message: outcome.message, placed: [], plan: null };
	const plan = outcome.value;
	if (plan.problems.length > 0)
		return {
			...typed,
			message: words.problems,
			placed: plan.problems.map(({ pointer, message }) => ({
				...reading.placeOf(pointer),
				path: pointer.slice(1).replaceAll("/", "."),
				message,
			})),
			plan: null,
		};
	if (dryRun) return { ...typed, message: "", placed: [], plan };
	showChallengeAnew(plan.challenge);
	const done = plan.outcome === "unchanged" ? words.nothing : words.saved;
	redirect(telling(ctx, desk(plan.challenge), "done", done));
}
