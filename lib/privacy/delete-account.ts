import { z } from "zod";
import { withdrawAllOf } from "#lib/access/index.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid, NotFound, NotSignedIn } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { leaveAllTeams } from "#lib/teams/index.ts";
import { deletionMail } from "./deletion-mail.ts";
import {
	buryAccount,
	deleteNotices,
	deleteWaysIn,
	emptyComments,
	forgetOrganizing,
	leaveOffices,
	lockAccount,
	lockOffices,
	revocationReason,
	revokeGrants,
	selectAccount,
	selectEffects,
	selectSoleOffices,
} from "./deletion-queries.ts";
import { emptyDrafts, ofPerson } from "./retention-queries.ts";

export const deletionInput = z.object({
	confirmation: z.string().trim().max(320).describe("Your mail address, typed out"),
});

export const deletionView = z.object({
	email: z.email(),
	sessions: z.int(),
	tokens: z.int(),
	requests: z.array(z.object({ number: z.int(), dataset: z.string() })),
	grants: z.array(z.object({ dataset: z.string(), endsAt: z.iso.datetime() })),
	signatures: z.int(),
	downloads: z.int(),
	comments: z.int(),
	submissions: z.int(),
	teams: z.array(z.string()),
	soleOffices: z
		.array(z.string())
		.describe("What has nobody else to answer for it: name somebody first"),
});
export type DeletionView = z.output<typeof deletionView>;

function self(ctx: Context): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, "account.delete", { isSelf: true });
	return ctx.actor.userId;
}

/** What deleting one's account would remove, end and keep; changes nothing. */
export async function previewDeletion(ctx: Context): Promise<DeletionView> {
	const userId = self(ctx);
	const account = await selectAccount(ctx.db, userId);
	if (!account) throw new NotFound("account");
	const [effects, soleOffices] = await Promise.all([
		selectEffects(ctx.db, userId, ctx.now),
		selectSoleOffices(ctx.db, userId),
	]);
	return {
		email: account.email,
		...effects,
		grants: effects.grants.map(({ dataset, endsAt }) => ({
			dataset,
			endsAt: endsAt.toISOString(),
		})),
		soleOffices,
	};
}

async function emptyAllDrafts(tx: Transaction, userId: string): Promise<void> {
	const batch = 100;
	while ((await emptyDrafts(tx.db, ofPerson(userId), batch)) === batch);
}

async function remove(tx: Transaction, ctx: Context, userId: string, email: string) {
	// Requests before grants: one that is being approved meanwhile is either withdrawn here, or its
	// grant is there to be revoked.
	const withdrawn = await withdrawAllOf(tx, ctx, { userId, because: revocationReason });
	await emptyAllDrafts(tx, userId);
	const revoked = await revokeGrants(tx.db, userId, ctx.now);
	const comments = await emptyComments(tx.db, userId);
	await leaveOffices(tx.db, userId);
	await forgetOrganizing(tx.db, { userId, email, now: ctx.now });
	await leaveAllTeams(tx, ctx, { userId, email });
	await deleteNotices(tx.db, userId);
	await deleteWaysIn(tx.db, userId, email);
	await buryAccount(tx.db, userId, ctx.now);
	await record(tx, ctx, {
		action: "account.delete",
		subject: { kind: "user", id: userId },
		detail: { withdrawn, revoked, comments },
	});
	await queueMail(tx, deletionMail(email));
}

/**
 * Deletes the actor's account for good. What the licence rests on stays, under a number without a
 * name.
 * @throws Invalid when the address typed is another
 */
export async function deleteAccount(
	ctx: Context,
	input: z.output<typeof deletionInput>,
): Promise<void> {
	const userId = self(ctx);
	await inTransaction(async (tx) => {
		await lockOffices(tx.db, userId);
		const account = await lockAccount(tx.db, userId);
		if (!account) throw new Conflict("This account was deleted already.");
		const { email } = account;
		if (input.confirmation.toLowerCase() !== email.toLowerCase())
			throw new Invalid("Type your mail address exactly, to say that you mean it.", [
				{ pointer: "/confirmation", message: "is not the account's mail address" },
			]);
		const offices = await selectSoleOffices(tx.db, userId);
		if (offices.length > 0)
			throw new Conflict(
				`Nobody else answers for ${offices.join(", ")}: name another steward or organizer first.`,
			);
		await remove(tx, ctx, userId, email);
	});
}
