import { and, asc, desc, eq, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { datasetFiles, datasets, datasetVersions, takedowns } from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";

const fileColumns = {
	fileId: datasetFiles.id,
	path: datasetFiles.path,
	access: datasetFiles.access,
	fileBytes: datasetFiles.fileBytes,
	sha256: datasetFiles.sha256,
	objectKey: datasetFiles.objectKey,
	datasetId: datasetVersions.datasetId,
	sequence: datasetVersions.sequence,
	publishedAt: datasetVersions.publishedAt,
	takenDownAt: takedowns.at,
};

/** A takedown reaches the video's file in every version. */
export const takedownOfFile = and(
	eq(takedowns.datasetId, datasetVersions.datasetId),
	eq(takedowns.videoId, datasetFiles.videoId),
);

const selectFiles = (db: Db, where: SQL | undefined) =>
	db
		.select(fileColumns)
		.from(datasetFiles)
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.leftJoin(takedowns, takedownOfFile)
		.where(where)
		.orderBy(asc(datasetFiles.path));

export type FileRow = Awaited<ReturnType<typeof selectFiles>>[number];

export async function selectFile(db: Db, fileId: string): Promise<FileRow | null> {
	const [found] = await selectFiles(db, eq(datasetFiles.id, fileId));
	return found ?? null;
}

/** Where a file of a published version stands. */
export async function selectPlace(db: Db, of: { fileId: string; now: Date }) {
	const [found] = await db
		.select({
			dataset: datasets.slug,
			version: datasetVersions.version,
			path: datasetFiles.path,
		})
		.from(datasetFiles)
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
		.where(and(eq(datasetFiles.id, of.fileId), lte(datasetVersions.publishedAt, of.now)));
	return found ?? null;
}

export async function selectFileAt(
	db: Db,
	at: { datasetVersionId: string; path: string },
): Promise<FileRow | null> {
	const [found] = await selectFiles(
		db,
		and(eq(datasetFiles.datasetVersionId, at.datasetVersionId), eq(datasetFiles.path, at.path)),
	);
	return found ?? null;
}

/** What somebody with access to a version may have of it, in the order of paths. */
export async function selectAvailable(db: Db, datasetVersionId: string): Promise<FileRow[]> {
	return selectFiles(
		db,
		and(
			eq(datasetFiles.datasetVersionId, datasetVersionId),
			isNotNull(datasetFiles.objectKey),
			isNull(takedowns.at),
		),
	);
}

export type VersionRow = typeof datasetVersions.$inferSelect;

export async function selectVersion(
	db: Db,
	of: { datasetId: string; version: string },
): Promise<VersionRow | null> {
	const [found] = await db
		.select()
		.from(datasetVersions)
		.where(
			and(eq(datasetVersions.datasetId, of.datasetId), eq(datasetVersions.version, of.version)),
		);
	return found ?? null;
}

export async function selectPublishedVersions(db: Db, datasetId: string): Promise<VersionRow[]> {
	return db
		.select()
		.from(datasetVersions)
		.where(and(eq(datasetVersions.datasetId, datasetId), isNotNull(datasetVersions.publishedAt)))
		.orderBy(desc(datasetVersions.sequence));
}
