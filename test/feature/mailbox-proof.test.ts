import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accounts, sessions, users } from "#drizzle/schema/people.ts";
import { dropUnproven } from "#lib/auth/queries.ts";
import { database } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

async function withOtherWaysIn(emailVerified: Date | null) {
	const db = database();
	const { id } = await person("ana");
	await db.update(users).set({ emailVerified }).where(eq(users.id, id));
	await db
		.insert(accounts)
		.values({ userId: id, type: "oauth", provider: "github", providerAccountId: id });
	await db
		.insert(sessions)
		.values({ userId: id, sessionToken: id, expires: new Date(Date.now() + 60_000) });
	return id;
}

async function waysIn(userId: string): Promise<number> {
	const db = database();
	const [linked, open] = await Promise.all([
		db.select().from(accounts).where(eq(accounts.userId, userId)),
		db.select().from(sessions).where(eq(sessions.userId, userId)),
	]);
	return linked.length + open.length;
}

test("who opens a mailbox takes the account over from whoever never showed that it is theirs", async () => {
	const unproven = await withOtherWaysIn(null);
	const other = await withOtherWaysIn(null);
	await dropUnproven(database(), unproven);
	assert.equal(await waysIn(unproven), 0);
	assert.equal(await waysIn(other), 2, "nobody else is touched");
});

test("who has shown it keeps the other ways in", async () => {
	const proven = await withOtherWaysIn(new Date());
	await dropUnproven(database(), proven);
	assert.equal(await waysIn(proven), 2);
});
