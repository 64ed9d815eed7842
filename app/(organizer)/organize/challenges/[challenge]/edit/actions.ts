"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { typedInto } from "#app/_http/form.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { telling } from "#app/_http/telling.ts";
import {
	type ApplyView,
	applyChallenge,
	applyInput,
	type ChallengeDocument,
	checkDocument,
} from "#lib/challenge/index.ts";
import { licenceHtml } from "#lib/licensing/index.ts";
import { type WeighedAnew, weighAnew } from "../../weigh-anew.ts";
import { movedUp, placesOf, type Typed } from "./typed.ts";
import { documentOf, placeOf } from "./typed-document.ts";

const words = {
	saved: "Saved.",
	nothing: "Nothing was different, so nothing was saved.",
	problems: "Nothing was saved: mend what is marked first.",
};

/** A text of the challenge as it will read. */
export type Read = { title: string; html: string };

export type EditOutcome = {
	typed: Typed;
	message: string;
	/** By the name of the control. */
	problems: Record<string, string>;
	plan: ApplyView | null;
	texts: Read[];
	at: number;
};

type Editing = { challenge: string; dataset: string; newPhase: Typed };

const nothingFound = { message: "", problems: {}, plan: null, texts: [] };

const nextPlace = (of: "phases" | "pages", typed: Typed) => (placesOf(of, typed).at(-1) ?? -1) + 1;

/** The form with one more phase or page in it; nothing is saved. */
function grown(typed: Typed, of: "phases" | "pages", members: Typed): EditOutcome {
	const at = nextPlace(of, typed);
	const added = Object.entries(members).map(([name, value]) => [`${of}.${at}.${name}`, value]);
	return { ...nothingFound, typed: { ...typed, ...Object.fromEntries(added) }, at: Date.now() };
}

/** The form with a phase or page one place further up; nothing is saved. */
function reordered(intent: string, typed: Typed): EditOutcome | null {
	const [, of, at] = /^up\.(phases|pages)\.(\d+)$/.exec(intent) ?? [];
	if (of !== "phases" && of !== "pages") return null;
	return { ...nothingFound, typed: movedUp(of, Number(at), typed), at: Date.now() };
}

const textsOf = ({ rules, pages }: ChallengeDocument): Read[] =>
	[{ title: "Rules", markdown: rules }, ...pages]
		.filter(({ markdown }) => markdown !== "")
		.map(({ title, markdown }) => ({ title, html: licenceHtml(markdown) }));

const pointerOf = (path: readonly (string | number)[]) => path.map((step) => `/${step}`).join("");

/** A control may hold what has members of its own: then the sentence says which one it is about. */
const within = (inner: readonly string[], message: string) =>
	inner.length === 0 ? message : `${inner.join(".")}: ${message}`;

function marked(typed: Typed, found: readonly { pointer: string; message: string }[]): EditOutcome {
	const problems: Record<string, string> = {};
	const elsewhere: string[] = [];
	for (const { pointer, message } of found) {
		const { control, inner } = placeOf(pointer, typed);
		if (control !== "note" && typed[control] === undefined) elsewhere.push(message);
		else problems[control] ??= within(inner, message);
	}
	const message = [words.problems, ...elsewhere].join(" ");
	return { ...nothingFound, typed, message, problems, at: Date.now() };
}

/** What was typed stays; against a state that is newer than the form's it is shown and may be saved. */
function refused(typed: Typed, message: string, anew: WeighedAnew | null): EditOutcome {
	if (!anew) return { ...nothingFound, typed, message, at: Date.now() };
	const { plan, revision } = anew;
	const found = marked({ ...typed, revision }, plan.problems);
	const said = plan.problems.length === 0 ? anew.message : `${anew.message} ${found.message}`;
	return { ...found, message: said, plan };
}

/** Shows what the form would do, does it, or makes it longer, as the pressed button says. */
export async function editChallenge(
	editing: Editing,
	_before: unknown,
	form: FormData,
): Promise<EditOutcome> {
	const { challenge, dataset, newPhase } = editing;
	const desk = `/organize/challenges/${encodeURIComponent(challenge)}`;
	const ctx = await memberContext(`${desk}/edit`);
	const { intent = "", ...typed } = typedInto(form);
	if (intent === "add-phase") return grown(typed, "phases", newPhase);
	if (intent === "add-page") return grown(typed, "pages", { slug: "", title: "", markdown: "" });
	const anew = reordered(intent, typed);
	if (anew) return anew;
	const checked = checkDocument(documentOf(typed, { slug: challenge, dataset }));
	const note = applyInput.shape.note.safeParse(typed.note);
	if (!checked.ok)
		return marked(
			typed,
			checked.problems.map(({ path, message }) => ({ pointer: pointerOf(path), message })),
		);
	const { document } = checked;
	const asked = {
		document,
		note: note.data ?? "",
		dryRun: intent !== "save",
		revision: typed.revision ?? "",
	};
	const outcome = await attempt(() => applyChallenge(ctx, asked));
	if (!outcome.ok) return refused(typed, outcome.message, await weighAnew(ctx, asked, outcome));
	const plan = outcome.value;
	if (plan.problems.length > 0) return marked(typed, plan.problems);
	if (plan.outcome === "previewed" || intent !== "save")
		return { ...nothingFound, typed, plan, texts: textsOf(document), at: Date.now() };
	showChallengeAnew(challenge);
	const done = plan.outcome === "unchanged" ? words.nothing : words.saved;
	redirect(telling(ctx, desk, "done", done));
}
