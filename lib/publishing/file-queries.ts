import { and, asc, eq, isNull, ne, not, or, sql } from "drizzle-orm";
import { datasetFiles, datasetVersions, fileUploads } from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";
import { hasWaitingJob } from "#lib/queue/index.ts";

export type FileRow = typeof datasetFiles.$inferSelect;
export type NewFile = typeof datasetFiles.$inferInsert;

export async function selectFiles(db: Db, versionId: string): Promise<FileRow[]> {
	return db
		.select()
		.from(datasetFiles)
		.where(eq(datasetFiles.datasetVersionId, versionId))
		.orderBy(asc(datasetFiles.path));
}

export async function selectFile(db: Db, fileId: string): Promise<FileRow | null> {
	const [found] = await db.select().from(datasetFiles).where(eq(datasetFiles.id, fileId));
	return found ?? null;
}

/**
 * A file that cannot stand beside `path`: alike but for the case of letters, or a file where the
 * other has a folder. Some file systems could not hold both.
 */
export async function selectClash(db: Db, versionId: string, path: string): Promise<string | null> {
	const clashes = (other: typeof datasetFiles.path | typeof fileUploads.path) =>
		and(
			ne(other, path),
			or(
				sql`lower(${other}) = lower(${path})`,
				sql`starts_with(lower(${other}), lower(${path}) || '/')`,
				sql`starts_with(lower(${path}), lower(${other}) || '/')`,
			),
		);
	const [file] = await db
		.select({ path: datasetFiles.path })
		.from(datasetFiles)
		.where(and(eq(datasetFiles.datasetVersionId, versionId), clashes(datasetFiles.path)))
		.limit(1);
	if (file) return file.path;
	const [upload] = await db
		.select({ path: fileUploads.path })
		.from(fileUploads)
		.where(
			and(
				eq(fileUploads.datasetVersionId, versionId),
				isNull(fileUploads.completedAt),
				isNull(fileUploads.abandonedAt),
				clashes(fileUploads.path),
			),
		)
		.limit(1);
	return upload?.path ?? null;
}

/** A file that has these very bytes and nothing wrong with them; a verified one if there is any. */
export async function selectTwin(db: Db, objectKey: string): Promise<FileRow | null> {
	const [found] = await db
		.select()
		.from(datasetFiles)
		.where(and(eq(datasetFiles.objectKey, objectKey), isNull(datasetFiles.problem)))
		.orderBy(sql`${datasetFiles.verifiedAt} asc nulls last`)
		.limit(1);
	return found ?? null;
}

/** Puts a file at its path, in the place of whatever was there. */
export async function replaceFile(db: Db, values: NewFile): Promise<FileRow> {
	await db
		.delete(datasetFiles)
		.where(
			and(
				eq(datasetFiles.datasetVersionId, values.datasetVersionId),
				eq(datasetFiles.path, values.path),
			),
		);
	const [made] = await db.insert(datasetFiles).values(values).returning();
	if (!made) throw new Error("the file was not entered");
	return made;
}

export async function updateFile(
	db: Db,
	fileId: string,
	values: Partial<Pick<FileRow, "access">>,
): Promise<boolean> {
	const done = await db
		.update(datasetFiles)
		.set(values)
		.where(and(eq(datasetFiles.id, fileId), ne(datasetFiles.access, "withheld")))
		.returning({ id: datasetFiles.id });
	return done.length === 1;
}

export async function deleteFile(db: Db, fileId: string): Promise<boolean> {
	const done = await db
		.delete(datasetFiles)
		.where(eq(datasetFiles.id, fileId))
		.returning({ id: datasetFiles.id });
	return done.length === 1;
}

/** Enters what a worker found, once. */
export async function setVerdict(
	db: Db,
	fileId: string,
	verdict: { verifiedAt: Date } | { problem: string },
): Promise<boolean> {
	const done = await db
		.update(datasetFiles)
		.set(verdict)
		.where(
			and(
				eq(datasetFiles.id, fileId),
				isNull(datasetFiles.verifiedAt),
				isNull(datasetFiles.problem),
			),
		)
		.returning({ id: datasetFiles.id });
	return done.length === 1;
}

/** Files of drafts that wait for a worker's look without any job that would bring one. */
export async function selectUnverified(db: Db) {
	return db
		.select({ id: datasetFiles.id })
		.from(datasetFiles)
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.where(
			and(
				isNull(datasetVersions.publishedAt),
				ne(datasetFiles.access, "withheld"),
				isNull(datasetFiles.verifiedAt),
				isNull(datasetFiles.problem),
				not(hasWaitingJob("verify-file", datasetFiles.id)),
			),
		);
}
