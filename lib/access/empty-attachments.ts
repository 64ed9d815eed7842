import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { markEmptied, selectToEmpty } from "./beside-queries.ts";

const batch = 100;

/** Removes the bytes of documents whose request has ended; that there was one stays. Safe to do twice. */
export async function emptyAttachments(ctx: Context): Promise<{ emptied: number }> {
	authorize(ctx.actor, "request.upkeep", {});
	let emptied = 0;
	for (;;) {
		const found = await selectToEmpty(ctx.db, batch);
		for (const attachment of found) {
			await ctx.storage.deleteObject(attachment.objectKey);
			await inTransaction(async (tx) => {
				await markEmptied(tx.db, attachment.id, ctx.now);
				await record(tx, ctx, {
					action: "request.empty-attachment",
					subject: { kind: "access_request", id: attachment.requestId },
					detail: { attachmentId: attachment.id },
				});
			});
		}
		emptied += found.length;
		if (found.length < batch) return { emptied };
	}
}
