import { and, count, eq, gte, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import { noticeChoices, notices } from "#drizzle/schema/events.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import type { EventKind, MailChoice } from "./kinds.ts";

type NewNotice = typeof notices.$inferInsert;
const rowsAtOnce = 1000;

/**
 * Puts an event among people's notices; one that is there and waits for nothing is settled now.
 * @returns those for whom it was not settled before
 */
export async function settleNotices(db: Db, rows: readonly NewNotice[]): Promise<Set<string>> {
	const settled = new Set<string>();
	for (let from = 0; from < rows.length; from += rowsAtOnce) {
		const made = await db
			.insert(notices)
			.values(rows.slice(from, from + rowsAtOnce))
			.onConflictDoUpdate({
				target: [notices.eventId, notices.userId],
				set: { mailedAt: sql`excluded.mailed_at`, inDigest: sql`excluded.in_digest` },
				setWhere: sql`${notices.mailedAt} is null and not ${notices.inDigest}`,
			})
			.returning({ userId: notices.userId });
		for (const { userId } of made) settled.add(userId);
	}
	return settled;
}

export async function selectChoices(
	db: Db,
	of: { userIds: readonly string[]; kind: EventKind },
): Promise<Map<string, MailChoice>> {
	if (of.userIds.length === 0) return new Map();
	const rows = await db
		.select({ userId: noticeChoices.userId, mail: noticeChoices.mail })
		.from(noticeChoices)
		.where(and(eq(noticeChoices.kind, of.kind), inArray(noticeChoices.userId, [...of.userIds])));
	return new Map(rows.map(({ userId, mail }) => [userId, mail]));
}

/** How many mails of a single notice each has had since an instant. */
export async function countMailed(
	db: Db,
	userIds: readonly string[],
	since: Date,
): Promise<Map<string, number>> {
	if (userIds.length === 0) return new Map();
	const rows = await db
		.select({ userId: notices.userId, mails: count() })
		.from(notices)
		.where(
			and(
				inArray(notices.userId, [...userIds]),
				gte(notices.createdAt, since),
				gte(notices.mailedAt, since),
				eq(notices.inDigest, false),
			),
		)
		.groupBy(notices.userId);
	return new Map(rows.map(({ userId, mails }) => [userId, mails]));
}

export async function countUnread(db: Db, userId: string): Promise<number> {
	const [row] = await db
		.select({ unread: count() })
		.from(notices)
		.where(and(eq(notices.userId, userId), isNull(notices.readAt)));
	return row?.unread ?? 0;
}

/** Marks one notice as read, or all up to an event; those of nobody else. */
export async function markRead(
	db: Db,
	of: { userId: string; noticeId: string | undefined; upTo: bigint | undefined; now: Date },
): Promise<void> {
	await db
		.update(notices)
		.set({ readAt: of.now })
		.where(
			and(
				eq(notices.userId, of.userId),
				isNull(notices.readAt),
				of.noticeId === undefined ? undefined : eq(notices.id, of.noticeId),
				of.upTo === undefined ? undefined : lte(notices.eventId, of.upTo),
			),
		);
}

const waits = and(eq(notices.inDigest, true), isNull(notices.mailedAt));

/** People for whom something waited at an instant. */
export async function selectWaiting(db: Db, before: Date, limit: number) {
	return db
		.selectDistinct({ userId: users.id, email: users.email })
		.from(notices)
		.innerJoin(users, eq(users.id, notices.userId))
		.where(and(waits, lt(notices.createdAt, before), isNull(users.deletedAt)))
		.orderBy(users.id)
		.limit(limit);
}

/** Takes what waits for one person: of two who try at once, the second finds nothing. */
export async function takeWaiting(
	db: Db,
	of: { userId: string; before: Date; now: Date },
): Promise<{ id: string; readAt: Date | null }[]> {
	return db
		.update(notices)
		.set({ mailedAt: of.now })
		.where(and(eq(notices.userId, of.userId), waits, lt(notices.createdAt, of.before)))
		.returning({ id: notices.id, readAt: notices.readAt });
}
