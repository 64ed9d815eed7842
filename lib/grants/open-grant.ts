import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { type GrantRow, insertGrant, lockHolder, selectGrantsOf } from "./queries.ts";

/**
 * Gives access, as part of the decision that approves a request; that decision is authorized by
 * whoever calls this.
 * @throws Conflict while the person's access is suspended: a renewal must not undo that unseen
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
	await lockHolder(tx, grant);
	const held = await selectGrantsOf(tx.db, grant);
	if (held.some((one) => one.suspendedAt && !one.revokedAt && one.endsAt > ctx.now))
		throw new Conflict(
			"This person's access is suspended: resume or revoke it first, then decide on the request.",
		);
	const made = await insertGrant(tx.db, grant);
	await record(tx, ctx, {
		action: "grant.open",
		subject: { kind: "grant", id: made.id },
		detail: { requestId: grant.requestId, endsAt: grant.endsAt.toISOString() },
	});
	return made;
}
