import { and, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import { events, noticeChoices, notices } from "#drizzle/schema/events.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import type { EventKind, MailChoice } from "./kinds.ts";

export async function selectOwnChoices(
	db: Db,
	userId: string,
): Promise<Map<EventKind, MailChoice>> {
	const rows = await db.select().from(noticeChoices).where(eq(noticeChoices.userId, userId));
	return new Map(rows.map(({ kind, mail }) => [kind, mail]));
}

export async function upsertChoices(
	db: Db,
	userId: string,
	choices: readonly { kind: EventKind; mail: MailChoice }[],
): Promise<void> {
	if (choices.length === 0) return;
	await db
		.insert(noticeChoices)
		.values(choices.map((choice) => ({ userId, ...choice })))
		.onConflictDoUpdate({
			target: [noticeChoices.userId, noticeChoices.kind],
			set: { mail: sql`excluded.mail` },
		});
}

/** What waits for the next digest and is not wanted by mail any more stays on the page only. */
export async function dropFromDigest(
	db: Db,
	userId: string,
	kinds: readonly EventKind[],
): Promise<void> {
	if (kinds.length === 0) return;
	const ofKinds = db
		.select({ id: events.id })
		.from(events)
		.where(and(eq(events.id, notices.eventId), inArray(events.kind, [...kinds])));
	await db
		.update(notices)
		.set({ inDigest: false })
		.where(
			and(
				eq(notices.userId, userId),
				eq(notices.inDigest, true),
				isNull(notices.mailedAt),
				exists(ofKinds),
			),
		);
}

/** Whether the account is still somebody's; locked, so that it stays so. */
export async function lockPerson(db: Db, userId: string): Promise<boolean> {
	const found = await db
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)))
		.for("share");
	return found.length > 0;
}
