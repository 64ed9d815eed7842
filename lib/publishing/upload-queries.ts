import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { fileUploads } from "#drizzle/schema/dataset.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

export type UploadRow = typeof fileUploads.$inferSelect;

const isOpen = and(isNull(fileUploads.completedAt), isNull(fileUploads.abandonedAt));

export async function selectUpload(db: Db, id: string): Promise<UploadRow | null> {
	const [found] = await db.select().from(fileUploads).where(eq(fileUploads.id, id));
	return found ?? null;
}

export async function selectOpenUploads(db: Db, versionId: string): Promise<UploadRow[]> {
	return db
		.select()
		.from(fileUploads)
		.where(and(eq(fileUploads.datasetVersionId, versionId), isOpen))
		.orderBy(asc(fileUploads.path));
}

export async function selectOpenAt(
	db: Db,
	versionId: string,
	path: string,
): Promise<UploadRow | null> {
	const [found] = await db
		.select()
		.from(fileUploads)
		.where(and(eq(fileUploads.datasetVersionId, versionId), eq(fileUploads.path, path), isOpen));
	return found ?? null;
}

/** @returns null when an upload to the same path is open already */
export async function insertUpload(
	db: Db,
	values: typeof fileUploads.$inferInsert,
): Promise<UploadRow | null> {
	const [made] = await db.insert(fileUploads).values(values).onConflictDoNothing().returning();
	return made ?? null;
}

/** Ends an open upload, once. */
export async function closeUpload(
	db: Db,
	id: string,
	how: { completedAt: Date } | { abandonedAt: Date },
): Promise<boolean> {
	const done = await db
		.update(fileUploads)
		.set(how)
		.where(and(eq(fileUploads.id, id), isOpen))
		.returning({ id: fileUploads.id });
	return done.length === 1;
}

export async function describeUpload(
	db: Db,
	id: string,
	values: Pick<UploadRow, "kind" | "access" | "subset" | "videoId">,
): Promise<void> {
	await db.update(fileUploads).set(values).where(eq(fileUploads.id, id));
}

export async function closeExpired(db: Db, now: Date): Promise<UploadRow[]> {
	return db
		.update(fileUploads)
		.set({ abandonedAt: now })
		.where(and(isOpen, lte(fileUploads.expiresAt, now)))
		.returning();
}

/** One completion at a time for the same bytes: the second finds what the first has made. */
export async function lockObject(tx: Transaction, objectKey: string): Promise<void> {
	await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [objectKey]);
}
