import { and, asc, count, desc, eq, gte, inArray, min } from "drizzle-orm";
import { announcementCorrections, announcements } from "#drizzle/schema/events.ts";
import type { Db } from "#lib/db/index.ts";

export type AnnouncementRow = typeof announcements.$inferSelect;
export type CorrectionRow = typeof announcementCorrections.$inferSelect;

export async function selectAnnouncements(db: Db, challengeId: string): Promise<AnnouncementRow[]> {
	return db
		.select()
		.from(announcements)
		.where(eq(announcements.challengeId, challengeId))
		.orderBy(desc(announcements.publishedAt), desc(announcements.id))
		.limit(200);
}

export async function selectAnnouncement(db: Db, id: string): Promise<AnnouncementRow | null> {
	const [found] = await db.select().from(announcements).where(eq(announcements.id, id));
	return found ?? null;
}

export async function selectCorrections(
	db: Db,
	announcementIds: readonly string[],
): Promise<CorrectionRow[]> {
	if (announcementIds.length === 0) return [];
	return db
		.select()
		.from(announcementCorrections)
		.where(inArray(announcementCorrections.announcementId, [...announcementIds]))
		.orderBy(asc(announcementCorrections.at));
}

export async function insertAnnouncement(
	db: Db,
	announcement: typeof announcements.$inferInsert,
): Promise<AnnouncementRow> {
	const [made] = await db.insert(announcements).values(announcement).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

/** Null when somebody has corrected it meanwhile. */
export async function updateAnnouncement(
	db: Db,
	before: AnnouncementRow,
	after: Pick<AnnouncementRow, "title" | "markdown">,
): Promise<AnnouncementRow | null> {
	const { id, title, markdown } = before;
	const [changed] = await db
		.update(announcements)
		.set({ title: after.title, markdown: after.markdown })
		.where(
			and(
				eq(announcements.id, id),
				eq(announcements.title, title),
				eq(announcements.markdown, markdown),
			),
		)
		.returning();
	return changed ?? null;
}

export async function insertCorrection(
	db: Db,
	correction: typeof announcementCorrections.$inferInsert,
): Promise<void> {
	await db.insert(announcementCorrections).values(correction);
}

/** How many were published since an instant, and the first of them. */
export async function selectPublishedSince(db: Db, challengeId: string, since: Date) {
	const [row] = await db
		.select({ made: count(), first: min(announcements.publishedAt) })
		.from(announcements)
		.where(and(eq(announcements.challengeId, challengeId), gte(announcements.publishedAt, since)));
	return row ?? { made: 0, first: null };
}
