import { eq } from "drizzle-orm";
import { accessEndAnswers, grants } from "#drizzle/schema/access.ts";
import type { Db } from "#lib/db/index.ts";
import type { GrantRow } from "./queries.ts";

export async function selectGrant(db: Db, grantId: string): Promise<GrantRow | null> {
	const [found] = await db.select().from(grants).where(eq(grants.id, grantId));
	return found ?? null;
}

export async function upsertEndAnswer(
	db: Db,
	values: typeof accessEndAnswers.$inferInsert,
): Promise<void> {
	const { grantId, ...said } = values;
	await db
		.insert(accessEndAnswers)
		.values({ grantId, ...said })
		.onConflictDoUpdate({ target: accessEndAnswers.grantId, set: said });
}
