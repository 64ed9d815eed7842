"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext, type Outcome } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import {
	abandonUpload,
	addWithheldFile,
	createDraft,
	draftFileInput,
	draftInput,
	fileAccessInput,
	fileUploadIdInput,
	publishInput,
	publishVersion,
	removeFile,
	setFileAccess,
	takeDown,
	takeDownInput,
	withheldFileInput,
} from "#lib/publishing/index.ts";

const text = (form: FormData, name: string) => form.get(name)?.toString() ?? "";
const organize = (dataset: string) => `/organize/${encodeURIComponent(dataset)}`;
const editing = (form: FormData) =>
	`${organize(text(form, "dataset"))}/versions/${encodeURIComponent(text(form, "version"))}`;

export async function beginVersion(_before: unknown, form: FormData): Promise<Outcome<string>> {
	const at = organize(text(form, "dataset"));
	const ctx = await memberContext(at);
	const outcome = await attempt(async () => {
		const input = parseInput(draftInput, {
			dataset: text(form, "dataset"),
			version: text(form, "version"),
			copiesFiles: form.get("copiesFiles") === "on",
		});
		return (await createDraft(ctx, input)).version;
	});
	revalidatePath(at);
	if (outcome.ok) redirect(`${at}/versions/${encodeURIComponent(outcome.value)}`);
	return outcome;
}

export async function publish(_before: unknown, form: FormData): Promise<Outcome<string>> {
	const ctx = await memberContext(editing(form));
	const outcome = await attempt(async () => {
		const input = parseInput(publishInput, {
			dataset: text(form, "dataset"),
			version: text(form, "version"),
			changes: text(form, "changes"),
		});
		return (await publishVersion(ctx, input)).version;
	});
	const dataset = encodeURIComponent(text(form, "dataset"));
	revalidatePath(`/datasets/${dataset}`, "layout");
	if (outcome.ok) redirect(`/datasets/${dataset}/versions/${encodeURIComponent(outcome.value)}`);
	return outcome;
}

export async function nameWithheld(_before: unknown, form: FormData): Promise<Outcome<string>> {
	const ctx = await memberContext(editing(form));
	const outcome = await attempt(async () => {
		const input = parseInput(withheldFileInput, {
			dataset: text(form, "dataset"),
			version: text(form, "version"),
			path: text(form, "path"),
			fileBytes: Number(text(form, "fileBytes")),
			sha256: text(form, "sha256").toLowerCase(),
		});
		await addWithheldFile(ctx, input);
		return input.path;
	});
	revalidatePath(editing(form));
	return outcome;
}

/** Small changes of a draft, each a button of its own; what went wrong is said on the page. */
async function change(ctx: Context, form: FormData, run: () => Promise<void>): Promise<void> {
	const outcome = await attempt(run);
	revalidatePath(editing(form));
	if (!outcome.ok) redirect(telling(ctx, editing(form), "refused", outcome.message));
}

export async function dropFile(form: FormData): Promise<void> {
	const ctx = await memberContext(editing(form));
	await change(ctx, form, () =>
		removeFile(ctx, parseInput(draftFileInput, { fileId: text(form, "fileId") })),
	);
}

export async function changeAccess(form: FormData): Promise<void> {
	const ctx = await memberContext(editing(form));
	await change(ctx, form, () =>
		setFileAccess(
			ctx,
			parseInput(fileAccessInput, { fileId: text(form, "fileId"), access: text(form, "access") }),
		),
	);
}

export async function giveUp(form: FormData): Promise<void> {
	const ctx = await memberContext(editing(form));
	await change(ctx, form, () =>
		abandonUpload(ctx, parseInput(fileUploadIdInput, { uploadId: text(form, "uploadId") })),
	);
}

export async function withdrawVideo(
	_before: unknown,
	form: FormData,
): Promise<Outcome<{ tombstoneVersion: string }>> {
	const at = `${organize(text(form, "dataset"))}/takedowns`;
	const ctx = await memberContext(at);
	const outcome = await attempt(async () =>
		takeDown(
			ctx,
			parseInput(takeDownInput, {
				dataset: text(form, "dataset"),
				videoId: text(form, "videoId"),
				reason: text(form, "reason"),
				boardEffect: text(form, "boardEffect"),
			}),
		),
	);
	revalidatePath(at);
	revalidatePath(`/datasets/${encodeURIComponent(text(form, "dataset"))}`, "layout");
	return outcome;
}
