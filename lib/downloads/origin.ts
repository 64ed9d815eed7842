import { createHmac, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { addressKeys } from "#drizzle/schema/downloads.ts";
import { type Db, inTransaction } from "#lib/db/index.ts";

const selectKey = async (db: Db, month: string): Promise<string | undefined> =>
	(await db.select().from(addressKeys).where(eq(addressKeys.month, month)))[0]?.key;

/** A month's key never changes, so a process asks for it once; of earlier months it keeps none. */
let current: { month: string; key: string } | undefined;

/** The key of a month; made by whichever download comes first, and then the same for all. */
async function monthKey(db: Db, now: Date): Promise<string> {
	const month = now.toISOString().slice(0, 7);
	if (current?.month === month) return current.key;
	const key = (await selectKey(db, month)) ?? (await makeKey(month, now));
	current = { month, key };
	return key;
}

async function makeKey(month: string, now: Date): Promise<string> {
	const made = await inTransaction(async (tx) => {
		const key = randomBytes(32).toString("base64url");
		await tx.db.insert(addressKeys).values({ month, key, createdAt: now }).onConflictDoNothing();
		return selectKey(tx.db, month);
	});
	if (!made) throw new Error("the month has no address key");
	return made;
}

/** An address as it may be kept: told from others within its month, and never told itself. */
export async function addressHash(db: Db, now: Date, address: string): Promise<string> {
	return createHmac("sha256", await monthKey(db, now))
		.update(address)
		.digest("base64url");
}
