import type { Context } from "#lib/context.ts";
import { findHolder } from "./holder.ts";
import { pageLines, selectLines } from "./ledger-queries.ts";
import type { LedgerView } from "./view.ts";

/** Every address ever issued to somebody for a dataset's files, newest first, a page at a time. */
export async function readLedger(
	ctx: Context,
	input: { dataset: string; userId?: string | undefined; before?: string | undefined },
): Promise<LedgerView> {
	const { dataset, userId } = await findHolder(ctx, input);
	const rows = await selectLines(ctx.db, { userId, datasetId: dataset.id, before: input.before });
	const lines = rows
		.slice(0, pageLines)
		.map((row) => ({ ...row, id: String(row.id), at: row.at.toISOString() }));
	return { lines, next: rows.length > pageLines ? (lines.at(-1)?.id ?? null) : null };
}
