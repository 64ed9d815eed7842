import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { accounts, apiTokens, sessions, users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

/** An account that was deleted is nobody's. */
export async function selectUser(db: Db, userId: string) {
	const [found] = await db
		.select()
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)));
	return found ?? null;
}

export async function updateName(db: Db, userId: string, name: string) {
	await db.update(users).set({ name }).where(eq(users.id, userId));
}

export async function selectBearer(db: Db, tokenSha256: string) {
	const [found] = await db
		.select({ userId: users.id, isAdmin: users.isAdmin, tokenId: apiTokens.id })
		.from(apiTokens)
		.innerJoin(users, eq(users.id, apiTokens.userId))
		.where(
			and(
				eq(apiTokens.tokenSha256, tokenSha256),
				isNull(apiTokens.revokedAt),
				isNull(users.deletedAt),
			),
		);
	return found ?? null;
}

/** Written at most once a minute a token, so that reading stays reading. */
export async function touchToken(db: Db, tokenId: string) {
	await db
		.update(apiTokens)
		.set({ lastUsedAt: sql`now()` })
		.where(
			and(
				eq(apiTokens.id, tokenId),
				or(
					isNull(apiTokens.lastUsedAt),
					lt(apiTokens.lastUsedAt, sql`now() - interval '1 minute'`),
				),
			),
		);
}

export async function insertToken(db: Db, token: typeof apiTokens.$inferInsert) {
	const [made] = await db.insert(apiTokens).values(token).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

export async function selectTokens(db: Db, userId: string) {
	return db
		.select()
		.from(apiTokens)
		.where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
		.orderBy(desc(apiTokens.createdAt));
}

export async function selectToken(db: Db, tokenId: string) {
	const [found] = await db.select().from(apiTokens).where(eq(apiTokens.id, tokenId));
	return found ?? null;
}

/** @returns false when it was revoked already */
export async function revoke(db: Db, tokenId: string, now: Date) {
	const revoked = await db
		.update(apiTokens)
		.set({ revokedAt: now })
		.where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
		.returning({ id: apiTokens.id });
	return revoked.length > 0;
}

/** The accounts elsewhere that lead to this one. */
export async function selectConnections(db: Db, userId: string) {
	return db
		.select({ provider: accounts.provider, accountId: accounts.providerAccountId })
		.from(accounts)
		.where(eq(accounts.userId, userId));
}

/** Ends the accounts elsewhere and the sessions of somebody whose mailbox was never proven. */
export async function dropUnproven(db: Db, userId: string) {
	const unproven = db
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.emailVerified)));
	await db.delete(accounts).where(inArray(accounts.userId, unproven));
	await db.delete(sessions).where(inArray(sessions.userId, unproven));
}

/** @returns how many sessions ended */
export async function deleteSessions(db: Db, userId: string) {
	const ended = await db
		.delete(sessions)
		.where(eq(sessions.userId, userId))
		.returning({ userId: sessions.userId });
	return ended.length;
}
