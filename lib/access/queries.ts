import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import {
	accessBlocks,
	accessRequests,
	grants,
	requestAttachments,
	requestComments,
	requestEvents,
	requestForms,
	supervisorAsks,
} from "#drizzle/schema/access.ts";
import { datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";

export type RequestRow = typeof accessRequests.$inferSelect;
export type FormRow = typeof requestForms.$inferSelect;
export type AskRow = typeof supervisorAsks.$inferSelect;
export type AttachmentRow = typeof requestAttachments.$inferSelect;
export type EventRow = typeof requestEvents.$inferInsert;
export type DatasetName = { id: string; slug: string; title: string };
export type PersonRow = { id: string; name: string; email: string };

const one = <T>(rows: T[]): T | null => rows[0] ?? null;
const made = <T>(rows: T[]): T => {
	const [row] = rows;
	if (!row) throw new Error("an inserted row was not returned");
	return row;
};

const datasetName = { id: datasets.id, slug: datasets.slug, title: datasets.title };
/** The part before the @ stands in for a name that nobody gave. */
const shownName = sql<string>`coalesce(nullif(trim(${users.name}), ''), split_part(${users.email}, '@', 1))`;
const shownPerson = { id: users.id, name: shownName, email: users.email };

export const openStates = ["draft", "submitted", "in_review", "needs_changes"] as const;
const editableStates = ["draft", "needs_changes"] as const;

export async function selectRequest(db: Db, number: number) {
	return one(
		await db
			.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
			.from(accessRequests)
			.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
			.innerJoin(users, eq(users.id, accessRequests.userId))
			.where(eq(accessRequests.number, number)),
	);
}

export async function selectRequestById(db: Db, requestId: string) {
	return one(
		await db
			.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
			.from(accessRequests)
			.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
			.innerJoin(users, eq(users.id, accessRequests.userId))
			.where(eq(accessRequests.id, requestId)),
	);
}

export async function selectOpenNumber(
	db: Db,
	of: { datasetId: string; userId: string },
): Promise<number | null> {
	const rows = await db
		.select({ number: accessRequests.number })
		.from(accessRequests)
		.where(
			and(
				eq(accessRequests.datasetId, of.datasetId),
				eq(accessRequests.userId, of.userId),
				inArray(accessRequests.state, [...openStates]),
			),
		);
	return one(rows)?.number ?? null;
}

/** A person's requests, newest first; of one dataset if it is named. */
export async function selectRequestsOf(db: Db, of: { userId: string; datasetId?: string }) {
	return db
		.select({ request: accessRequests, dataset: datasetName })
		.from(accessRequests)
		.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
		.where(
			and(
				eq(accessRequests.userId, of.userId),
				of.datasetId === undefined ? undefined : eq(accessRequests.datasetId, of.datasetId),
			),
		)
		.orderBy(desc(accessRequests.number))
		.limit(500);
}

/** @returns null when the person has an open request for the dataset already */
export async function insertRequest(
	db: Db,
	values: typeof accessRequests.$inferInsert,
): Promise<RequestRow | null> {
	return one(await db.insert(accessRequests).values(values).onConflictDoNothing().returning());
}

type Fields = Partial<
	Omit<RequestRow, "id" | "number" | "state" | "stateChangedAt" | "revision" | "userId">
>;

/**
 * Changes what a request says, which makes it another revision.
 * @returns null when it cannot be edited (any more), or was changed since it was read
 */
export async function updateFields(
	db: Db,
	of: { id: string; revision: number | undefined },
	changes: Fields,
): Promise<RequestRow | null> {
	return one(
		await db
			.update(accessRequests)
			.set({ ...changes, revision: sql`${accessRequests.revision} + 1` })
			.where(
				and(
					eq(accessRequests.id, of.id),
					inArray(accessRequests.state, [...editableStates]),
					of.revision === undefined ? undefined : eq(accessRequests.revision, of.revision),
				),
			)
			.returning(),
	);
}

/** Something that a steward should know of came in from outside: nobody decides on what was before. */
export async function bumpRevision(db: Db, requestId: string): Promise<void> {
	await db
		.update(accessRequests)
		.set({ revision: sql`${accessRequests.revision} + 1` })
		.where(eq(accessRequests.id, requestId));
}

export async function selectForm(db: Db, datasetId: string): Promise<FormRow | null> {
	return one(
		await db
			.select()
			.from(requestForms)
			.where(eq(requestForms.datasetId, datasetId))
			.orderBy(desc(requestForms.number))
			.limit(1),
	);
}

/** @returns null when this number was published by somebody else meanwhile */
export async function insertForm(db: Db, values: typeof requestForms.$inferInsert) {
	return one(await db.insert(requestForms).values(values).onConflictDoNothing().returning());
}

export async function selectInQueue(db: Db, datasetId: string) {
	return db
		.select({ request: accessRequests, applicant: shownPerson })
		.from(accessRequests)
		.innerJoin(users, eq(users.id, accessRequests.userId))
		.where(
			and(
				eq(accessRequests.datasetId, datasetId),
				inArray(accessRequests.state, ["submitted", "in_review"]),
			),
		);
}

export async function selectBlockReason(
	db: Db,
	of: { datasetId: string; email: string },
): Promise<string | null> {
	const rows = await db
		.select({ reason: accessBlocks.reason })
		.from(accessBlocks)
		.where(
			and(
				eq(accessBlocks.datasetId, of.datasetId),
				eq(accessBlocks.email, of.email.toLowerCase()),
				isNull(accessBlocks.liftedAt),
			),
		);
	return one(rows)?.reason ?? null;
}

export async function selectPerson(db: Db, userId: string): Promise<PersonRow | null> {
	return one(await db.select(shownPerson).from(users).where(eq(users.id, userId)));
}

export async function selectPeople(db: Db, userIds: readonly string[]) {
	if (userIds.length === 0) return new Map<string, PersonRow>();
	const rows = await db
		.select(shownPerson)
		.from(users)
		.where(inArray(users.id, [...userIds]));
	return new Map(rows.map((row) => [row.id, row]));
}

/** Everybody who decides on a dataset and can still be written to. */
export async function selectStewards(db: Db, datasetId: string): Promise<PersonRow[]> {
	return db
		.select(shownPerson)
		.from(datasetStewards)
		.innerJoin(users, eq(users.id, datasetStewards.userId))
		.where(and(eq(datasetStewards.datasetId, datasetId), isNull(users.deletedAt)))
		.orderBy(asc(users.email));
}

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

/** Requests that wait for their applicant and were touched by nobody since. */
export async function selectUntouched(
	db: Db,
	of: { state: "draft" | "needs_changes"; since: Date; limit: number },
) {
	return db
		.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
		.from(accessRequests)
		.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
		.innerJoin(users, eq(users.id, accessRequests.userId))
		.where(
			and(
				eq(accessRequests.state, of.state),
				sql`${accessRequests.stateChangedAt} < ${of.since.toISOString()}::timestamptz`,
				sql`not exists (
					select from ${requestEvents}
					where ${requestEvents.requestId} = ${accessRequests.id}
						and ${requestEvents.at} >= ${of.since.toISOString()}::timestamptz
				)`,
			),
		)
		.orderBy(asc(accessRequests.number))
		.limit(of.limit);
}

export async function selectGrantOf(db: Db, requestId: string) {
	return one(await db.select().from(grants).where(eq(grants.requestId, requestId)));
}
