"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext, type Outcome } from "#app/_http/action.ts";
import { answerForm, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import {
	confirmDownloads,
	confirmInput,
	createManifest,
	datasetInput,
	endManifest,
	manifestInput,
	newManifestInput,
} from "#lib/downloads/index.ts";
import { Invalid } from "#lib/errors.ts";
import { words } from "./words.ts";

const pageOf = (form: FormData): string => {
	const { dataset } = parseInput(datasetInput, { dataset: form.get("dataset") });
	return `/access/${encodeURIComponent(dataset)}`;
};

/** The page of the version that was looked at. */
function versionPage(form: FormData): string {
	const version = form.get("version")?.toString();
	return `${pageOf(form)}${version ? `?${new URLSearchParams({ version })}` : ""}`;
}

function back(ctx: Context, form: FormData, outcome: Outcome<unknown>): never {
	const page = versionPage(form);
	redirect(outcome.ok ? `${page}#everything` : telling(ctx, page, "refused", outcome.message));
}

export async function makeList(form: FormData): Promise<void> {
	const ctx = await memberContext(pageOf(form));
	const outcome = await attempt(() =>
		createManifest(ctx, parseInput(newManifestInput, Object.fromEntries(form))),
	);
	back(ctx, form, outcome);
}

export async function endList(form: FormData): Promise<void> {
	const ctx = await memberContext(pageOf(form));
	const outcome = await attempt(() =>
		endManifest(ctx, parseInput(manifestInput, { manifestId: form.get("manifestId") })),
	);
	back(ctx, form, outcome);
}

export async function confirm(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(versionPage(form), form, async (ctx, typed) => {
		const sent = await confirmDownloads(ctx, parseInput(confirmInput, typed));
		// What is no file of theirs is not told as done: the lines stay there to be looked at.
		if (sent.matched === 0)
			throw new Invalid(words.noneOfYours, [{ pointer: "/lines", message: words.noneOfYours }]);
		return words.sent(sent);
	});
}
