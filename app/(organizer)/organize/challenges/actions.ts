"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, leadOn, type Refusal } from "#app/_http/form.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { telling } from "#app/_http/telling.ts";
import {
	type ApplyView,
	applyChallenge,
	applyInput,
	checkDocument,
	type DocumentProblem,
	type PlacedProblem,
	publishChallenge,
	readChallengeDocument,
} from "#lib/challenge/index.ts";
import { Invalid } from "#lib/errors.ts";
import { weighAnew } from "./weigh-anew.ts";

const words = {
	begun: "The draft is there. Fill it in; only its organizers see it.",
	published: "The challenge is public.",
	saved: "Saved.",
	nothing: "Nothing was different, so nothing was saved.",
	problems: "Nothing was saved: mend what is marked first.",
	otherName: (challenge: string) =>
		`This is the desk of ${challenge}, whose name stays: begin another challenge from the list of yours.`,
};

const desk = (challenge: string) => `/organize/challenges/${encodeURIComponent(challenge)}`;

const notSound = (problems: readonly DocumentProblem[]) =>
	new Invalid(
		problems.map(({ message }) => message).join(" "),
		problems.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message })),
	);

/** A draft with its head only; everything else is filled in on its desk. */
export async function beginChallenge(_before: unknown, form: FormData): Promise<Refusal> {
	return leadOn("/organize/challenges", form, async (ctx, { title, slug, summary, dataset }) => {
		const checked = checkDocument({ onset: 1, title, slug, summary, dataset });
		if (!checked.ok) throw notSound(checked.problems);
		const { document } = checked;
		const made = await applyChallenge(ctx, { document, revision: "", dryRun: false, note: "" });
		if (made.problems.length > 0) throw new Invalid(made.problems[0]?.message ?? "", made.problems);
		return telling(ctx, `${desk(made.challenge)}/edit`, "done", words.begun);
	});
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

type Reading = ReturnType<typeof readChallengeDocument>;

const placedIn = (
	{ placeOf }: Extract<Reading, { ok: true }>,
	problems: ApplyView["problems"],
): PlacedProblem[] =>
	problems.map(({ pointer, message }) => ({
		...placeOf(pointer),
		path: pointer.slice(1).replaceAll("/", "."),
		message,
	}));

/** A text as the file of a desk's challenge, or of any where one is begun. */
function readFor(challenge: string, text: string): Reading {
	const reading = readChallengeDocument(text);
	if (!reading.ok || challenge === "" || reading.document.slug === challenge) return reading;
	const place = { ...reading.placeOf("/slug"), path: "slug" };
	return { ok: false, problems: [{ ...place, message: words.otherName(challenge) }] };
}

type Typed = Pick<FileOutcome, "text" | "note" | "revision" | "at">;

/** What was typed, with why it was not saved and what it would do. */
const unsaved = (
	typed: Typed,
	reading: Extract<Reading, { ok: true }>,
	found: Pick<FileOutcome, "message" | "revision" | "plan">,
): FileOutcome => {
	const { message, revision, plan } = found;
	const placed = placedIn(reading, plan?.problems ?? []);
	return { ...typed, message, revision, plan, placed };
};

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
	const reading = readFor(challenge, text);
	if (!reading.ok)
		return { ...typed, message: words.problems, placed: reading.problems, plan: null };
	const dryRun = textOf(form, "intent") !== "save";
	const asked = {
		document: reading.document,
		note: applyInput.shape.note.safeParse(note).data ?? "",
		dryRun,
		revision: reading.revision ?? revision,
	};
	const outcome = await attempt(() => applyChallenge(ctx, asked));
	if (!outcome.ok) {
		// A file that says which state it is from means that one.
		const anew = reading.revision === null ? await weighAnew(ctx, asked, outcome) : null;
		return unsaved(typed, reading, anew ?? { ...typed, message: outcome.message, plan: null });
	}
	const plan = outcome.value;
	if (plan.problems.length > 0)
		return { ...unsaved(typed, reading, { ...typed, message: words.problems, plan }), plan: null };
	if (dryRun) return unsaved(typed, reading, { ...typed, message: "", plan });
	showChallengeAnew(plan.challenge);
	const done = plan.outcome === "unchanged" ? words.nothing : words.saved;
	redirect(telling(ctx, desk(plan.challenge), "done", done));
}
