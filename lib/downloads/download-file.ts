import type { Context } from "#lib/context.ts";
import { mayKnowVersion } from "#lib/dataset/index.ts";
import { NotFound } from "#lib/errors.ts";
import { type FileRow, selectFile } from "./file-queries.ts";
import { authorizeDownload, headUrl, isOfDraft, issueUrl, standingTowards } from "./issue.ts";

async function permitted(ctx: Context, fileId: string): Promise<FileRow> {
	const file = await selectFile(ctx.db, fileId);
	const isDraft = file !== null && isOfDraft(ctx, file);
	if (!file || !(await mayKnowVersion(ctx, { datasetId: file.datasetId, isDraft })))
		throw new NotFound("file");
	const { actor } = ctx;
	authorizeDownload(ctx, { actor, file, standing: await standingTowards(ctx, actor, file) });
	return file;
}

/**
 * An address of the storage for one file, good for minutes. Whoever is signed in finds it in their
 * ledger; a visitor's public file is counted nowhere.
 */
export async function downloadFile(
	ctx: Context,
	input: { fileId: string; way: "browser" | "token"; clientAddress: string | null },
): Promise<{ url: string }> {
	const file = await permitted(ctx, input.fileId);
	const userId = ctx.actor.kind === "member" ? ctx.actor.userId : null;
	const { way, clientAddress } = input;
	return { url: await issueUrl(ctx, file, { userId, way, manifestId: null, clientAddress }) };
}

/** Where HEAD leads: the same decision, and nothing that a file could be had by. */
export async function describeFile(
	ctx: Context,
	input: { fileId: string },
): Promise<{ url: string }> {
	return { url: await headUrl(ctx, await permitted(ctx, input.fileId)) };
}
