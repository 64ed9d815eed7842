import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import {
	accessRequests,
	requestAttachments,
	requestComments,
	requestEvents,
	supervisorAsks,
} from "#drizzle/schema/access.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { made, one } from "./queries.ts";

export type AskRow = typeof supervisorAsks.$inferSelect;
export type AttachmentRow = typeof requestAttachments.$inferSelect;
export type EventRow = typeof requestEvents.$inferInsert;

export async function insertEvent(
	db: Db,
	ctx: Context,
	event: Omit<EventRow, "id" | "at" | "userId">,
): Promise<void> {
	const userId = ctx.actor.kind === "member" ? ctx.actor.userId : null;
	await db.insert(requestEvents).values({ ...event, userId, at: ctx.now });
}

export async function selectEvents(db: Db, requestId: string) {
	return db
		.select()
		.from(requestEvents)
		.where(eq(requestEvents.requestId, requestId))
		.orderBy(asc(requestEvents.id));
}

export async function insertComment(db: Db, values: typeof requestComments.$inferInsert) {
	return made(await db.insert(requestComments).values(values).returning());
}

export async function selectComments(db: Db, requestId: string, withNotes: boolean) {
	return db
		.select()
		.from(requestComments)
		.where(
			and(
				eq(requestComments.requestId, requestId),
				withNotes ? undefined : ne(requestComments.audience, "stewards"),
			),
		)
		.orderBy(asc(requestComments.at));
}

export async function insertAsk(
	db: Db,
	values: typeof supervisorAsks.$inferInsert,
): Promise<AskRow> {
	return made(await db.insert(supervisorAsks).values(values).returning());
}

export async function selectAsks(db: Db, requestId: string): Promise<AskRow[]> {
	return db
		.select()
		.from(supervisorAsks)
		.where(eq(supervisorAsks.requestId, requestId))
		.orderBy(desc(supervisorAsks.askedAt));
}

export async function selectAsk(db: Db, askId: string): Promise<AskRow | null> {
	return one(await db.select().from(supervisorAsks).where(eq(supervisorAsks.id, askId)));
}

/** Ends the questions that nobody has answered; all of a request, or all but those to one mailbox. */
export async function revokeAsks(
	db: Db,
	of: { requestId: string; now: Date; except?: string },
): Promise<void> {
	await db
		.update(supervisorAsks)
		.set({ revokedAt: of.now })
		.where(
			and(
				eq(supervisorAsks.requestId, of.requestId),
				isNull(supervisorAsks.revokedAt),
				of.except === undefined
					? isNull(supervisorAsks.answer)
					: ne(sql`lower(${supervisorAsks.email})`, of.except.toLowerCase()),
			),
		);
}

/** @returns null when it was answered or revoked meanwhile: a link works once */
export async function answerAsk(
	db: Db,
	of: { askId: string; answer: "confirmed" | "refused"; words: string; now: Date },
): Promise<AskRow | null> {
	return one(
		await db
			.update(supervisorAsks)
			.set({ answer: of.answer, words: of.words, answeredAt: of.now })
			.where(
				and(
					eq(supervisorAsks.id, of.askId),
					isNull(supervisorAsks.answer),
					isNull(supervisorAsks.revokedAt),
				),
			)
			.returning(),
	);
}

export async function selectAttachments(db: Db, requestId: string): Promise<AttachmentRow[]> {
	return db
		.select()
		.from(requestAttachments)
		.where(eq(requestAttachments.requestId, requestId))
		.orderBy(asc(requestAttachments.addedAt));
}

export async function insertAttachment(db: Db, values: typeof requestAttachments.$inferInsert) {
	return made(await db.insert(requestAttachments).values(values).returning());
}

export async function deleteAttachment(db: Db, attachmentId: string): Promise<void> {
	await db.delete(requestAttachments).where(eq(requestAttachments.id, attachmentId));
}

/** Documents whose request has ended and whose bytes are still there. */
export async function selectToEmpty(db: Db, limit: number): Promise<AttachmentRow[]> {
	const rows = await db
		.select({ attachment: requestAttachments })
		.from(requestAttachments)
		.innerJoin(accessRequests, eq(accessRequests.id, requestAttachments.requestId))
		.where(
			and(
				isNull(requestAttachments.emptiedAt),
				inArray(accessRequests.state, ["approved", "declined", "withdrawn", "lapsed"]),
			),
		)
		.orderBy(asc(requestAttachments.addedAt))
		.limit(limit);
	return rows.map(({ attachment }) => attachment);
}

export async function markEmptied(db: Db, attachmentId: string, now: Date): Promise<void> {
	await db
		.update(requestAttachments)
		.set({ emptiedAt: now })
		.where(and(eq(requestAttachments.id, attachmentId), isNull(requestAttachments.emptiedAt)));
}
