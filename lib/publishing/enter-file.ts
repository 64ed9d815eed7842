import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import { type FileRow, type NewFile, replaceFile, selectClash } from "./file-queries.ts";

/** @throws Conflict when no file system could hold both */
export async function refuseClash(tx: Transaction, versionId: string, path: string): Promise<void> {
	const clash = await selectClash(tx.db, versionId, path);
	if (clash === null) return;
	throw new Conflict(
		`"${path}" cannot stand beside "${clash}": they differ only in case, or one is a folder of the other.`,
	);
}

/**
 * Puts a file into a draft that is held still, in the place of what had its path, and asks for a
 * look at its bytes unless they have been seen to be right.
 */
export async function enterFile(tx: Transaction, ctx: Context, values: NewFile): Promise<FileRow> {
	await refuseClash(tx, values.datasetVersionId, values.path);
	const file = await replaceFile(tx.db, values);
	const { path, access, sha256 } = file;
	await record(tx, ctx, {
		action: "file.enter",
		subject: { kind: "dataset_file", id: file.id },
		detail: access === "withheld" ? { path, access } : { path, access, sha256 },
	});
	if (file.objectKey !== null && file.verifiedAt === null)
		await enqueue(tx, "verify-file", { fileId: file.id }, { key: file.id });
	return file;
}
