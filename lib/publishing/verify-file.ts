import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { type FileRow, selectFile, setVerdict } from "./file-queries.ts";
import { lockDraft } from "./version-queries.ts";

type Verdict = { verifiedAt: Date } | { problem: string };

async function judge(ctx: Context, file: FileRow, objectKey: string): Promise<Verdict> {
	const stored = await ctx.storage.digest(objectKey);
	if (!stored) return { problem: "The storage has no such bytes: send the file again." };
	if (stored.bytes !== file.fileBytes)
		return {
			problem: `${stored.bytes} bytes are stored where ${file.fileBytes} were announced: send the file again.`,
		};
	if (stored.sha256 !== file.sha256)
		return {
			problem: `What is stored has the sha256 ${stored.sha256}, not the announced one: send the file again.`,
		};
	return { verifiedAt: ctx.now };
}

/** Reads a draft's file through and enters whether its bytes are the announced ones. Safe to do twice. */
export async function verifyFile(ctx: Context, input: { fileId: string }): Promise<void> {
	authorize(ctx.actor, "file.verify", {});
	const file = await selectFile(ctx.db, input.fileId);
	if (!file || file.objectKey === null || file.verifiedAt || file.problem) return;
	const verdict = await judge(ctx, file, file.objectKey);
	await inTransaction(async (tx) => {
		// Replaced, removed or published meanwhile: then there is nothing to say of it any more.
		if (!(await lockDraft(tx, file.datasetVersionId))) return;
		if (!(await setVerdict(tx.db, file.id, verdict))) return;
		await record(tx, ctx, {
			action: "problem" in verdict ? "file.find-broken" : "file.verify",
			subject: { kind: "dataset_file", id: file.id },
			detail: { path: file.path, sha256: file.sha256 },
		});
	});
}
