"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { typedInto } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import { licenceHtml } from "#lib/licensing/index.ts";
import {
	announcementInput,
	correctAnnouncement,
	correctionInput,
	publishAnnouncement,
} from "#lib/notices/index.ts";

const says = {
	published: "Published: it is on the challenge's page and in its feed, and goes out by mail.",
	corrected: "Corrected. What it said before can still be read.",
};

export type AnnouncementOutcome = {
	typed: Record<string, string>;
	message: string;
	/** How the text will read; null while nobody has asked. */
	html: string | null;
	at: number;
};

type Run = (typed: Record<string, string>) => Promise<string>;

const pageOf = (challenge: string) =>
	`/organize/challenges/${encodeURIComponent(challenge)}/announcements`;

/** Shows how a text will read, or does with it what the form is for. */
async function answer(
	ctx: Context,
	challenge: string,
	form: FormData,
	run: Run,
): Promise<AnnouncementOutcome> {
	const typed = typedInto(form);
	const at = Date.now();
	if (typed.intent === "preview")
		return { typed, message: "", html: licenceHtml(typed.markdown ?? ""), at };
	const outcome = await attempt(() => run(typed));
	if (!outcome.ok) return { typed, message: outcome.message, html: null, at };
	showChallengeAnew(challenge);
	redirect(telling(ctx, pageOf(challenge), "done", outcome.value));
}

export async function publish(
	challenge: string,
	_before: unknown,
	form: FormData,
): Promise<AnnouncementOutcome> {
	const ctx = await memberContext(pageOf(challenge));
	return answer(ctx, challenge, form, async (typed) => {
		await publishAnnouncement(ctx, parseInput(announcementInput, { ...typed, challenge }));
		return says.published;
	});
}

export async function correct(
	challenge: string,
	_before: unknown,
	form: FormData,
): Promise<AnnouncementOutcome> {
	const ctx = await memberContext(pageOf(challenge));
	return answer(ctx, challenge, form, async (typed) => {
		const tells = typed.tells === "yes";
		await correctAnnouncement(ctx, parseInput(correctionInput, { ...typed, tells }));
		return says.corrected;
	});
}
