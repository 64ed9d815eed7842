import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { forgetEnded } from "#lib/queue/index.ts";
import { submissionKey } from "#lib/submissions/index.ts";
import { type TimedRule, timedRetention } from "./retention.ts";
import {
	deleteAddressKeys,
	deleteDeliveries,
	deleteOldNotices,
	deleteOrganizerInvitations,
	deleteOrigins,
	deleteRevokedTokens,
	deleteSessions,
	deleteSignInCounts,
	deleteSignInLinks,
	deleteTeamInvitations,
	emptyDrafts,
	endedBefore,
	forgetFileNames,
	selectUnfinished,
} from "./retention-queries.ts";

type Removal = (tx: Transaction, ctx: Context, before: Date, limit: number) => Promise<number>;

/** Deleting an object twice does no harm, so the objects go first and the names only once they are gone. */
async function emptyUnfinished(tx: Transaction, ctx: Context, before: Date, limit: number) {
	const intentIds = await selectUnfinished(tx.db, before, Math.min(limit, 100));
	for (const id of intentIds) await ctx.storage.deleteObject(submissionKey(id));
	if (intentIds.length > 0) await forgetFileNames(tx.db, intentIds);
	return intentIds.length;
}

/** One for each rule with a term: a rule without its removal does not compile. */
const removals: Record<TimedRule, Removal> = {
	addressHashes: (tx, _ctx, before, limit) => deleteOrigins(tx.db, before, limit),
	addressKeys: (tx, _ctx, before, limit) => deleteAddressKeys(tx.db, before, limit),
	sessions: (tx, _ctx, before, limit) => deleteSessions(tx.db, before, limit),
	signInLinks: (tx, _ctx, before, limit) => deleteSignInLinks(tx.db, before, limit),
	signInCounts: (tx, _ctx, before, limit) => deleteSignInCounts(tx.db, before, limit),
	revokedTokens: (tx, _ctx, before, limit) => deleteRevokedTokens(tx.db, before, limit),
	abandonedDrafts: (tx, _ctx, before, limit) => emptyDrafts(tx.db, endedBefore(before), limit),
	teamInvitations: (tx, _ctx, before, limit) => deleteTeamInvitations(tx.db, before, limit),
	organizerInvitations: (tx, _ctx, before, limit) =>
		deleteOrganizerInvitations(tx.db, before, limit),
	notices: (tx, _ctx, before, limit) => deleteOldNotices(tx.db, before, limit),
	webhookDeliveries: (tx, _ctx, before, limit) => deleteDeliveries(tx.db, before, limit),
	mails: (tx, _ctx, before, limit) =>
		forgetEnded((text, values) => tx.client.query(text, values), {
			kind: "send-mail",
			before,
			limit,
		}),
	unfinishedUploads: emptyUnfinished,
};

const rules = Object.keys(removals) as TimedRule[];
const dayMilliseconds = 86_400_000;
const batch = 1000;

/** One rule to its end, a batch and a transaction at a time, so that nobody waits for it. */
async function carryOut(ctx: Context, rule: TimedRule): Promise<number> {
	const before = new Date(ctx.now.getTime() - timedRetention[rule].days * dayMilliseconds);
	let removed = 0;
	for (;;) {
		const some = await inTransaction((tx) => removals[rule](tx, ctx, before, batch));
		if (some === 0) return removed;
		removed += some;
	}
}

export type Retained = Record<TimedRule, number>;

/**
 * Removes what has been kept for its time. Safe to run twice, and at once. A rule that fails, say
 * because the storage is away, does not keep the others from being carried out.
 * @returns how much was removed, by rule
 * @throws the first failure, after all rules
 */
export async function applyRetention(ctx: Context): Promise<Retained> {
	authorize(ctx.actor, "request.upkeep", {});
	const failures: unknown[] = [];
	const removed: [TimedRule, number][] = [];
	for (const rule of rules)
		removed.push([
			rule,
			await carryOut(ctx, rule).catch((error: unknown) => {
				failures.push(error);
				return 0;
			}),
		]);
	const detail = Object.fromEntries(removed) as Retained;
	if (removed.some(([, count]) => count > 0))
		await inTransaction((tx) =>
			record(tx, ctx, {
				action: "retention.apply",
				subject: { kind: "site", id: "retention" },
				detail,
			}),
		);
	if (failures.length > 0) throw failures[0];
	return detail;
}
