import {
	and,
	asc,
	count,
	desc,
	eq,
	gt,
	isNotNull,
	isNull,
	lt,
	max,
	ne,
	not,
	or,
	sql,
	sum,
} from "drizzle-orm";
import {
	datasetFiles,
	datasets,
	datasetVersions,
	datasetVideos,
	fileUploads,
	takedowns,
} from "#drizzle/schema/dataset.ts";
import type { Db, Transaction } from "#lib/db/index.ts";
import { hasWaitingJob } from "#lib/queue/index.ts";

export type VersionRow = typeof datasetVersions.$inferSelect;
export type FileRow = typeof datasetFiles.$inferSelect;
export type NewFile = typeof datasetFiles.$inferInsert;

export async function selectVersion(db: Db, datasetId: string, version: string) {
	const [found] = await db
		.select()
		.from(datasetVersions)
		.where(and(eq(datasetVersions.datasetId, datasetId), eq(datasetVersions.version, version)));
	return found ?? null;
}

export async function selectVersionById(db: Db, id: string) {
	const [found] = await db
		.select({ version: datasetVersions, dataset: datasets })
		.from(datasetVersions)
		.innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
		.where(eq(datasetVersions.id, id));
	return found ?? null;
}

/** Every version of a dataset with how much it has, newest first. */
export async function selectVersions(db: Db, datasetId: string) {
	return db
		.select({
			version: datasetVersions,
			files: count(datasetFiles.id),
			fileBytes:
				sql<number>`coalesce(sum(${datasetFiles.fileBytes}) filter (where ${ne(datasetFiles.access, "withheld")}), 0)`.mapWith(
					Number,
				),
		})
		.from(datasetVersions)
		.leftJoin(datasetFiles, eq(datasetFiles.datasetVersionId, datasetVersions.id))
		.where(eq(datasetVersions.datasetId, datasetId))
		.groupBy(datasetVersions.id)
		.orderBy(desc(datasetVersions.sequence));
}

/** The newest published version, or the newest below a sequence number. */
export async function selectPublishedBefore(db: Db, datasetId: string, sequence?: number) {
	const [found] = await db
		.select()
		.from(datasetVersions)
		.where(
			and(
				eq(datasetVersions.datasetId, datasetId),
				isNotNull(datasetVersions.publishedAt),
				sequence === undefined ? undefined : lt(datasetVersions.sequence, sequence),
			),
		)
		.orderBy(desc(datasetVersions.sequence))
		.limit(1);
	return found ?? null;
}

export async function selectLastSequence(db: Db, datasetId: string): Promise<number> {
	const [found] = await db
		.select({ last: max(datasetVersions.sequence) })
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, datasetId));
	return found?.last ?? 0;
}

/** @returns null when the dataset has a draft or such a version already */
export async function insertDraft(
	db: Db,
	values: typeof datasetVersions.$inferInsert,
): Promise<VersionRow | null> {
	const [made] = await db.insert(datasetVersions).values(values).onConflictDoNothing().returning();
	return made ?? null;
}

/** Gives a version the videos and files of another: the same objects, nothing is sent again. */
export async function copyContents(
	db: Db,
	of: { from: string; to: string; withoutVideo?: string },
): Promise<void> {
	const without = of.withoutVideo ?? null;
	await db.execute(sql`
		insert into dataset_videos (dataset_version_id, video_id, subset, duration_seconds)
		select ${of.to}, video_id, subset, duration_seconds from dataset_videos
		where dataset_version_id = ${of.from} and video_id is distinct from ${without}`);
	await db.execute(sql`
		insert into dataset_files (dataset_version_id, path, kind, access, subset, video_id,
			media_type, file_bytes, sha256, object_key, verified_at)
		select ${of.to}, path, kind, access, subset, video_id,
			media_type, file_bytes, sha256, object_key, verified_at from dataset_files
		where dataset_version_id = ${of.from}
			and (video_id is null or video_id is distinct from ${without})`);
}

/**
 * Holds a draft still until the transaction ends, so that nothing is added while it is published.
 * @returns false when it is no draft any more
 */
export async function lockDraft(tx: Transaction, versionId: string): Promise<boolean> {
	const locked = await tx.db
		.select({ id: datasetVersions.id })
		.from(datasetVersions)
		.where(and(eq(datasetVersions.id, versionId), isNull(datasetVersions.publishedAt)))
		.for("update");
	return locked.length === 1;
}

export async function setPublished(
	db: Db,
	versionId: string,
	values: { changes: string; publishedAt: Date; publishedBy: string | null },
): Promise<boolean> {
	const done = await db
		.update(datasetVersions)
		.set(values)
		.where(and(eq(datasetVersions.id, versionId), isNull(datasetVersions.publishedAt)))
		.returning({ id: datasetVersions.id });
	return done.length === 1;
}

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

/** How a version stands before its publication. */
export async function selectReadiness(db: Db, versionId: string) {
	const isPending = and(
		ne(datasetFiles.access, "withheld"),
		isNull(datasetFiles.verifiedAt),
		isNull(datasetFiles.problem),
	);
	const [files] = await db
		.select({
			files: count(),
			pending: sql<number>`count(*) filter (where ${isPending})`.mapWith(Number),
			broken: sql<number>`count(*) filter (where ${isNotNull(datasetFiles.problem)})`.mapWith(
				Number,
			),
		})
		.from(datasetFiles)
		.where(eq(datasetFiles.datasetVersionId, versionId));
	const [uploads] = await db
		.select({ open: count() })
		.from(fileUploads)
		.where(
			and(
				eq(fileUploads.datasetVersionId, versionId),
				isNull(fileUploads.completedAt),
				isNull(fileUploads.abandonedAt),
			),
		);
	return { files: 0, pending: 0, broken: 0, ...files, open: uploads?.open ?? 0 };
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

export async function selectTakenDown(db: Db, datasetId: string): Promise<Set<string>> {
	const rows = await db
		.select({ videoId: takedowns.videoId })
		.from(takedowns)
		.where(eq(takedowns.datasetId, datasetId));
	return new Set(rows.map(({ videoId }) => videoId));
}

export async function selectVideoTotals(db: Db, versionId: string) {
	return db
		.select({
			subset: datasetVideos.subset,
			videos: count(),
			durationSeconds: sum(datasetVideos.durationSeconds).mapWith(Number),
		})
		.from(datasetVideos)
		.where(eq(datasetVideos.datasetVersionId, versionId))
		.groupBy(datasetVideos.subset)
		.orderBy(asc(datasetVideos.subset));
}

/** Whether somebody published since: what a page shows beside an old version. */
export async function selectNewer(db: Db, datasetId: string, sequence: number) {
	const [found] = await db
		.select({ version: datasetVersions.version })
		.from(datasetVersions)
		.where(
			and(
				eq(datasetVersions.datasetId, datasetId),
				isNotNull(datasetVersions.publishedAt),
				gt(datasetVersions.sequence, sequence),
			),
		)
		.orderBy(desc(datasetVersions.sequence))
		.limit(1);
	return found?.version ?? null;
}
