import { randomBytes } from "node:crypto";
import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { lineText } from "#lib/text.ts";
import { tokenDigest } from "./actor.ts";
import { insertToken, revoke, selectToken, selectTokens } from "./queries.ts";

export const tokenInput = z.object({ name: lineText(80, 1) });

export const tokenIdInput = z.object({ tokenId: z.uuid() });

export const tokenView = z.object({
	id: z.uuid(),
	name: z.string(),
	createdAt: z.iso.datetime(),
	lastUsedAt: z.iso.datetime().nullable(),
});
export type TokenView = z.output<typeof tokenView>;

export const madeTokenView = tokenView.extend({
	token: z.string().describe("Shown this once; only a digest is kept"),
});
export type MadeTokenView = z.output<typeof madeTokenView>;

const view = (token: {
	id: string;
	name: string;
	createdAt: Date;
	lastUsedAt: Date | null;
}): TokenView => ({
	id: token.id,
	name: token.name,
	createdAt: token.createdAt.toISOString(),
	lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
});

function self(ctx: Context): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, "token.manage", { isSelf: true });
	return ctx.actor.userId;
}

/** Makes a personal token. It is said once and kept as a digest. */
export async function createToken(ctx: Context, input: { name: string }): Promise<MadeTokenView> {
	const userId = self(ctx);
	const token = `onset_${randomBytes(32).toString("base64url")}`;
	return inTransaction(async (tx) => {
		const made = await insertToken(tx.db, {
			userId,
			name: input.name,
			tokenSha256: tokenDigest(token),
		});
		await record(tx, ctx, { action: "token.create", subject: { kind: "token", id: made.id } });
		return { ...view(made), token };
	});
}

export async function listTokens(ctx: Context): Promise<TokenView[]> {
	return (await selectTokens(ctx.db, self(ctx))).map(view);
}

/** Ends a token at once. */
export async function revokeToken(ctx: Context, input: { tokenId: string }): Promise<void> {
	const token = await selectToken(ctx.db, input.tokenId);
	if (!token) throw new NotFound("token");
	authorize(ctx.actor, "token.manage", {
		isSelf: ctx.actor.kind === "member" && ctx.actor.userId === token.userId,
	});
	await inTransaction(async (tx) => {
		if (!(await revoke(tx.db, token.id, ctx.now)))
			throw new Conflict("This token was revoked already.");
		await record(tx, ctx, { action: "token.revoke", subject: { kind: "token", id: token.id } });
	});
}
