import { submissionLogs } from "#drizzle/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";

const longest = 2000;

/**
 * Keeps what happened in a worker, for the organizers; written in the transaction that changes the
 * state, so that no failure is without its reason. The team reads another sentence.
 */
export async function keepLog(
	tx: Transaction,
	ctx: Context,
	entry: { submissionId: string; message: string },
): Promise<void> {
	await tx.db.insert(submissionLogs).values({
		submissionId: entry.submissionId,
		at: ctx.now,
		message: entry.message.slice(0, longest),
	});
}
