import type { Context } from "#lib/context.ts";
import { selectGrantLines } from "./queries.ts";
import { signaturesOf } from "./signatures-of.ts";
import { type HolderLine, viewHolder } from "./view.ts";

const batchSize = 200;

/** The grants of a dataset, newest first, a batch at a time: none of them all in memory at once. */
export async function* holderBatches(
	ctx: Context,
	of: { datasetId: string; text?: string | undefined; after?: string | undefined },
): AsyncGenerator<HolderLine[]> {
	let after = of.after;
	while (true) {
		const rows = await selectGrantLines(ctx.db, { ...of, after, limit: batchSize });
		const signatureOf = await signaturesOf(ctx, rows);
		if (rows.length > 0) yield rows.map((row) => viewHolder(row, signatureOf(row), ctx.now));
		if (rows.length < batchSize) return;
		after = rows.at(-1)?.grant.id;
	}
}
