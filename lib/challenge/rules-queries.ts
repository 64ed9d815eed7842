import { and, desc, eq } from "drizzle-orm";
import { challengeChanges, challengePages, rulesAcceptances } from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";

export async function selectAcceptance(db: Db, of: { rulesId: string; userId: string }) {
	const [found] = await db
		.select({ acceptedAt: rulesAcceptances.acceptedAt })
		.from(rulesAcceptances)
		.where(and(eq(rulesAcceptances.rulesId, of.rulesId), eq(rulesAcceptances.userId, of.userId)));
	return found?.acceptedAt ?? null;
}

/** False when this person has accepted this version before. */
export async function insertAcceptance(
	db: Db,
	acceptance: typeof rulesAcceptances.$inferInsert,
): Promise<boolean> {
	const made = await db
		.insert(rulesAcceptances)
		.values(acceptance)
		.onConflictDoNothing()
		.returning({ rulesId: rulesAcceptances.rulesId });
	return made.length > 0;
}

export async function selectPage(db: Db, of: { challengeId: string; slug: string }) {
	const [found] = await db
		.select()
		.from(challengePages)
		.where(and(eq(challengePages.challengeId, of.challengeId), eq(challengePages.slug, of.slug)));
	return found ?? null;
}

/** The newest changes that everybody may read of. */
export async function selectChanges(db: Db, challengeId: string) {
	return db
		.select()
		.from(challengeChanges)
		.where(eq(challengeChanges.challengeId, challengeId))
		.orderBy(desc(challengeChanges.at))
		.limit(200);
}
