"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { answerForm, leadOn, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import type { Context } from "#lib/context.ts";
import {
	abandonUpload,
	addWithheldFile,
	createDraft,
	discardDraft,
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
	versionInput,
	withheldFileInput,
} from "#lib/publishing/index.ts";

const says = {
	discarded: (version: string) => `The draft ${version} is gone.`,
	withheld: (path: string) => `Named: ${path}`,
	takenDown: (version: string) => `Taken down. Version ${version} no longer has it.`,
};

const text = (form: FormData, name: string) => form.get(name)?.toString() ?? "";
const organize = (form: FormData) => `/organize/${encodeURIComponent(text(form, "dataset"))}`;
const editing = (form: FormData) =>
	`${organize(form)}/versions/${encodeURIComponent(text(form, "version"))}`;
const published = (form: FormData) => `/datasets/${encodeURIComponent(text(form, "dataset"))}`;

export async function beginVersion(_before: unknown, form: FormData): Promise<Refusal | null> {
	return leadOn(organize(form), form, async (ctx, typed) => {
		const wish = { ...typed, copiesFiles: typed.copiesFiles === "yes" };
		const { version } = await createDraft(ctx, parseInput(draftInput, wish));
		return `${organize(form)}/versions/${encodeURIComponent(version)}`;
	});
}

export async function publish(_before: unknown, form: FormData): Promise<Refusal | null> {
	return leadOn(editing(form), form, async (ctx, typed) => {
		const { version } = await publishVersion(ctx, parseInput(publishInput, typed));
		revalidatePath(published(form), "layout");
		return `${published(form)}/versions/${encodeURIComponent(version)}`;
	});
}

export async function discard(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(organize(form), form, async (ctx, typed) => {
		const input = parseInput(versionInput, typed);
		await discardDraft(ctx, input);
		return says.discarded(input.version);
	});
}

export async function nameWithheld(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(editing(form), form, async (ctx, typed) => {
		const input = parseInput(withheldFileInput, {
			...typed,
			fileBytes: Number(typed.fileBytes),
			sha256: typed.sha256?.toLowerCase(),
		});
		await addWithheldFile(ctx, input);
		return says.withheld(input.path);
	});
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

export async function withdrawVideo(_before: unknown, form: FormData): Promise<Refusal | null> {
	return answerForm(`${organize(form)}/takedowns`, form, async (ctx, typed) => {
		const { tombstoneVersion } = await takeDown(ctx, parseInput(takeDownInput, typed));
		revalidatePath(published(form), "layout");
		return says.takenDown(tombstoneVersion);
	});
}
