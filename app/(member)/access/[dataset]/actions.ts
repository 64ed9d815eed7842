"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import {
	confirmDownloads,
	confirmInput,
	createManifest,
	datasetInput,
	endManifest,
	manifestInput,
	newManifestInput,
} from "#lib/downloads/index.ts";

const pageOf = (form: FormData): string => {
	const { dataset } = parseInput(datasetInput, { dataset: form.get("dataset") });
	return `/access/${encodeURIComponent(dataset)}`;
};

/** Back to the version that was looked at, with what was said at the end. */
function back(form: FormData, said: Record<string, string>, at: string): never {
	const version = form.get("version")?.toString();
	const query = new URLSearchParams({ ...(version ? { version } : {}), ...said });
	redirect(`${pageOf(form)}?${query}${at}`);
}

export async function makeList(form: FormData): Promise<void> {
	const ctx = await memberContext(pageOf(form));
	const outcome = await attempt(() =>
		createManifest(ctx, parseInput(newManifestInput, Object.fromEntries(form))),
	);
	back(form, outcome.ok ? {} : { refused: outcome.message }, "#everything");
}

export async function endList(form: FormData): Promise<void> {
	const ctx = await memberContext(pageOf(form));
	const outcome = await attempt(() =>
		endManifest(ctx, parseInput(manifestInput, { manifestId: form.get("manifestId") })),
	);
	back(form, outcome.ok ? {} : { refused: outcome.message }, "#everything");
}

export async function confirm(form: FormData): Promise<void> {
	const ctx = await memberContext(pageOf(form));
	const outcome = await attempt(() =>
		confirmDownloads(ctx, parseInput(confirmInput, Object.fromEntries(form))),
	);
	if (!outcome.ok) back(form, { wrong: outcome.message }, "#confirm");
	const { matched, confirmed, unknownCount } = outcome.value;
	back(form, { said: [matched, confirmed, unknownCount].join(".") }, "#confirm");
}
