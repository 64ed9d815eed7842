import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { lineText } from "#lib/text.ts";
import { deleteSessions, selectConnections, selectUser, updateName } from "./queries.ts";

/** One line: invitations to strangers' mailboxes begin with it. */
const name = lineText(80, 2);

export const profileInput = z.object({ name });

export const profileView = z.object({
	id: z.uuid(),
	name: z.string().nullable(),
	email: z.email(),
});
export type ProfileView = z.output<typeof profileView>;

function self(ctx: Context): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, "profile.edit", { isSelf: true });
	return ctx.actor.userId;
}

export async function readProfile(ctx: Context): Promise<ProfileView> {
	const user = await selectUser(ctx.db, self(ctx));
	if (!user) throw new NotFound("account");
	return { id: user.id, name: user.name, email: user.email };
}

/** By provider, the name or number under which the actor is known there. */
export async function listConnections(ctx: Context): Promise<ReadonlyMap<string, string>> {
	const connected = await selectConnections(ctx.db, self(ctx));
	return new Map(connected.map(({ provider, accountId }) => [provider, accountId]));
}

export async function editProfile(ctx: Context, input: { name: string }): Promise<void> {
	const userId = self(ctx);
	await inTransaction(async (tx) => {
		await updateName(tx.db, userId, input.name);
		await record(tx, ctx, { action: "profile.edit", subject: { kind: "user", id: userId } });
	});
}

/** Ends every session of the actor, in every browser, this one included. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
	const userId = self(ctx);
	await inTransaction(async (tx) => {
		const sessions = await deleteSessions(tx.db, userId);
		await record(tx, ctx, {
			action: "profile.sign-out-everywhere",
			subject: { kind: "user", id: userId },
			detail: { sessions },
		});
	});
}
