import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accessBlocks } from "#drizzle/schema/access.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type BlockRow = typeof accessBlocks.$inferSelect;

/** Null when the address is blocked already. */
export async function insertBlock(
	db: Db,
	values: typeof accessBlocks.$inferInsert,
): Promise<BlockRow | null> {
	const [made] = await db.insert(accessBlocks).values(values).onConflictDoNothing().returning();
	return made ?? null;
}

export async function updateLifted(
	db: Db,
	of: { id: string; datasetId: string; liftedAt: Date; liftedBy: string; liftReason: string },
): Promise<BlockRow | null> {
	const { id, datasetId, ...change } = of;
	const [lifted] = await db
		.update(accessBlocks)
		.set(change)
		.where(
			and(
				eq(accessBlocks.id, id),
				eq(accessBlocks.datasetId, datasetId),
				isNull(accessBlocks.liftedAt),
			),
		)
		.returning();
	return lifted ?? null;
}

const blocker = alias(users, "blocker");
const lifter = alias(users, "lifter");

export async function selectBlocks(db: Db, datasetId: string, limit: number) {
	return db
		.select({ block: accessBlocks, blockedBy: blocker.name, liftedBy: lifter.name })
		.from(accessBlocks)
		.innerJoin(blocker, eq(blocker.id, accessBlocks.blockedBy))
		.leftJoin(lifter, eq(lifter.id, accessBlocks.liftedBy))
		.where(eq(accessBlocks.datasetId, datasetId))
		.orderBy(desc(accessBlocks.blockedAt))
		.limit(limit);
}
