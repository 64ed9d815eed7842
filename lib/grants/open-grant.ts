import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { type GrantRow, insertGrant } from "./queries.ts";

/**
 * Gives access, as part of the decision that approves a request; that decision is authorized by
 * whoever calls this.
 */
export async function openGrant(
	tx: Transaction,
	ctx: Context,
	grant: {
		datasetId: string;
		userId: string;
		requestId: string;
		firstSequence: number;
		lastSequence: number | null;
		startsAt: Date;
		endsAt: Date;
		grantedBy: string;
	},
): Promise<GrantRow> {
	const made = await insertGrant(tx.db, grant);
	await record(tx, ctx, {
		action: "grant.open",
		subject: { kind: "grant", id: made.id },
		detail: { requestId: grant.requestId, endsAt: grant.endsAt.toISOString() },
	});
	return made;
}
