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
	sql,
	sum,
} from "drizzle-orm";
import {
	datasetFiles,
	datasets,
	datasetVersions,
	datasetVideos,
	fileUploads,
} from "#drizzle/schema/dataset.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

export type VersionRow = typeof datasetVersions.$inferSelect;

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
