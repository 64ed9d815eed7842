import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { selectUnverified } from "./file-queries.ts";
import { closeExpired } from "./upload-queries.ts";

/**
 * Gives up what nobody finished within a week. The storage clears the parts away by a rule of its
 * own a day later: the worker's keys cannot touch them.
 */
export async function expireUploads(ctx: Context): Promise<number> {
	authorize(ctx.actor, "file.upkeep", {});
	return inTransaction(async (tx) => {
		const expired = await closeExpired(tx.db, ctx.now);
		for (const { id, path } of expired)
			await record(tx, ctx, {
				action: "file.expire",
				subject: { kind: "file_upload", id },
				detail: { path },
			});
		return expired.length;
	});
}

/** Asks again for a look at files whose job was lost, so that no draft waits for ever. */
export async function askForVerification(ctx: Context): Promise<number> {
	authorize(ctx.actor, "file.upkeep", {});
	const waiting = await selectUnverified(ctx.db);
	for (const { id } of waiting)
		await inTransaction((tx) => enqueue(tx, "verify-file", { fileId: id }, { key: id }));
	return waiting.length;
}
