import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import {
	datasetFiles,
	datasets,
	datasetVersions,
	datasetVideos,
	takedownReplies,
	takedowns,
} from "#drizzle/schema/dataset.ts";
import { downloadLedger } from "#drizzle/schema/downloads.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

export type TakedownRow = typeof takedowns.$inferSelect;
export type ReplyRow = typeof takedownReplies.$inferSelect;

/** Keeps versions of a dataset from being made beside each other. */
export async function lockDataset(tx: Transaction, datasetId: string): Promise<void> {
	await tx.db
		.select({ id: datasets.id })
		.from(datasets)
		.where(eq(datasets.id, datasetId))
		.for("update");
}

export async function selectDraft(db: Db, datasetId: string) {
	const [found] = await db
		.select()
		.from(datasetVersions)
		.where(
			and(eq(datasetVersions.datasetId, datasetId), sql`${datasetVersions.publishedAt} is null`),
		);
	return found ?? null;
}

export async function selectVersionNames(db: Db, datasetId: string): Promise<Set<string>> {
	const rows = await db
		.select({ version: datasetVersions.version })
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, datasetId));
	return new Set(rows.map(({ version }) => version));
}

/**
 * A dataset has one draft, and the tombstone is one for a moment. Within the transaction, which
 * nobody sees into, the organizer's own draft waits at a dataset made for that.
 */
export async function setDraftAside(tx: Transaction, draftId: string): Promise<string> {
	const [shelf] = await tx.db
		.insert(datasets)
		.values({ slug: sql`'shelf-' || gen_random_uuid()`, title: "", summary: "", card: {} })
		.returning({ id: datasets.id });
	if (!shelf) throw new Error("no place to set the draft aside");
	await tx.db
		.update(datasetVersions)
		.set({ datasetId: shelf.id })
		.where(eq(datasetVersions.id, draftId));
	return shelf.id;
}

/** The draft comes after the tombstone, and without the video. */
export async function bringDraftBack(
	tx: Transaction,
	of: { draftId: string; shelfId: string; datasetId: string; sequence: number; videoId: string },
): Promise<void> {
	const { draftId, videoId } = of;
	await tx.db
		.update(datasetVersions)
		.set({ datasetId: of.datasetId, sequence: of.sequence })
		.where(eq(datasetVersions.id, draftId));
	await tx.db.delete(datasets).where(eq(datasets.id, of.shelfId));
	await tx.db
		.delete(datasetFiles)
		.where(and(eq(datasetFiles.datasetVersionId, draftId), eq(datasetFiles.videoId, videoId)));
	await tx.db
		.delete(datasetVideos)
		.where(and(eq(datasetVideos.datasetVersionId, draftId), eq(datasetVideos.videoId, videoId)));
}

/** @returns null when the video was taken down before */
export async function insertTakedown(
	db: Db,
	values: typeof takedowns.$inferInsert,
): Promise<TakedownRow | null> {
	const [made] = await db.insert(takedowns).values(values).onConflictDoNothing().returning();
	return made ?? null;
}

export async function insertReplies(
	db: Db,
	values: (typeof takedownReplies.$inferInsert)[],
): Promise<void> {
	if (values.length > 0) await db.insert(takedownReplies).values(values);
}

/** Whoever ever fetched a file of the video and still has an account, with their mailbox. */
export async function selectFetchers(db: Db, datasetId: string, videoId: string) {
	return db
		.selectDistinct({ userId: users.id, email: users.email })
		.from(downloadLedger)
		.innerJoin(datasetFiles, eq(datasetFiles.id, downloadLedger.fileId))
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.innerJoin(users, and(eq(users.id, downloadLedger.userId), isNull(users.deletedAt)))
		.where(and(eq(datasetVersions.datasetId, datasetId), eq(datasetFiles.videoId, videoId)));
}

export async function selectPublishedSequences(db: Db, datasetId: string, videoId: string) {
	const rows = await db
		.select({ sequence: datasetVersions.sequence })
		.from(datasetVersions)
		.where(
			and(
				eq(datasetVersions.datasetId, datasetId),
				isNotNull(datasetVersions.publishedAt),
				or(
					inArray(
						datasetVersions.id,
						db
							.select({ id: datasetVideos.datasetVersionId })
							.from(datasetVideos)
							.where(eq(datasetVideos.videoId, videoId)),
					),
					inArray(
						datasetVersions.id,
						db
							.select({ id: datasetFiles.datasetVersionId })
							.from(datasetFiles)
							.where(eq(datasetFiles.videoId, videoId)),
					),
				),
			),
		);
	return rows.map(({ sequence }) => sequence);
}

export async function selectReply(db: Db, takedownId: string, userId: string) {
	const [found] = await db
		.select()
		.from(takedownReplies)
		.where(and(eq(takedownReplies.takedownId, takedownId), eq(takedownReplies.userId, userId)));
	return found ?? null;
}

/** A copy that is gone stays gone: only an answer that keeps one, or none yet, can change. */
export async function setAnswer(
	db: Db,
	of: { takedownId: string; userId: string },
	values: Pick<ReplyRow, "answer" | "because" | "answeredAt">,
): Promise<boolean> {
	const done = await db
		.update(takedownReplies)
		.set(values)
		.where(
			and(
				eq(takedownReplies.takedownId, of.takedownId),
				eq(takedownReplies.userId, of.userId),
				sql`coalesce(${takedownReplies.answer}, 'kept') = 'kept'`,
			),
		)
		.returning({ userId: takedownReplies.userId });
	return done.length === 1;
}

export async function selectTakedowns(db: Db, datasetId: string) {
	return db
		.select({ takedown: takedowns, tombstone: datasetVersions.version })
		.from(takedowns)
		.innerJoin(datasetVersions, eq(datasetVersions.id, takedowns.tombstoneVersionId))
		.where(eq(takedowns.datasetId, datasetId))
		.orderBy(desc(takedowns.at));
}

export async function selectTakedown(db: Db, id: string): Promise<TakedownRow | null> {
	const [found] = await db.select().from(takedowns).where(eq(takedowns.id, id));
	return found ?? null;
}

export async function selectAsked(db: Db, userId: string) {
	return db
		.select({
			reply: takedownReplies,
			takedown: takedowns,
			tombstone: datasetVersions.version,
			dataset: { slug: datasets.slug, title: datasets.title },
		})
		.from(takedownReplies)
		.innerJoin(takedowns, eq(takedowns.id, takedownReplies.takedownId))
		.innerJoin(datasetVersions, eq(datasetVersions.id, takedowns.tombstoneVersionId))
		.innerJoin(datasets, eq(datasets.id, takedowns.datasetId))
		.where(eq(takedownReplies.userId, userId))
		.orderBy(desc(takedowns.at));
}

export async function selectReplies(db: Db, datasetId: string) {
	return db
		.select({ reply: takedownReplies, name: users.name, email: users.email })
		.from(takedownReplies)
		.innerJoin(takedowns, eq(takedowns.id, takedownReplies.takedownId))
		.innerJoin(users, eq(users.id, takedownReplies.userId))
		.where(eq(takedowns.datasetId, datasetId))
		.orderBy(users.name);
}

export async function selectTakenDown(db: Db, datasetId: string): Promise<Set<string>> {
	const rows = await db
		.select({ videoId: takedowns.videoId })
		.from(takedowns)
		.where(eq(takedowns.datasetId, datasetId));
	return new Set(rows.map(({ videoId }) => videoId));
}
