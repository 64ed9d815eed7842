import { and, asc, eq } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type GrantRow = typeof grants.$inferSelect;

export async function selectGrantsOf(
	db: Db,
	of: { datasetId: string; userId: string },
): Promise<GrantRow[]> {
	return db
		.select()
		.from(grants)
		.where(and(eq(grants.datasetId, of.datasetId), eq(grants.userId, of.userId)))
		.orderBy(asc(grants.startsAt));
}

/** Every grant of a dataset with the mailbox of its holder. */
export async function selectGrantsWithHolders(db: Db, datasetId: string) {
	return db
		.select({ grant: grants, email: users.email })
		.from(grants)
		.innerJoin(users, eq(users.id, grants.userId))
		.where(eq(grants.datasetId, datasetId))
		.orderBy(asc(grants.startsAt));
}

export async function insertGrant(db: Db, values: typeof grants.$inferInsert): Promise<GrantRow> {
	const [made] = await db.insert(grants).values(values).returning();
	if (!made) throw new Error("the grant was not made");
	return made;
}
