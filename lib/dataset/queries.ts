import { and, asc, count, desc, eq, inArray, isNotNull, ne, sum } from "drizzle-orm";
import {
	datasetFiles,
	datasets,
	datasetVersions,
	datasetVideos,
	takedowns,
} from "#drizzle/schema/dataset.ts";
import { licenceVersions } from "#drizzle/schema/licensing.ts";

import type { Db } from "#lib/db/index.ts";

export type DatasetRow = typeof datasets.$inferSelect;
export type VersionRow = typeof datasetVersions.$inferSelect;
export type FileRow = typeof datasetFiles.$inferSelect;
export type LicenceRow = typeof licenceVersions.$inferSelect;
export type CountRow = Awaited<ReturnType<typeof selectCounts>>[number];
export type FileCountRow = Awaited<ReturnType<typeof selectFileCounts>>[number];

export async function selectDatasets(db: Db): Promise<DatasetRow[]> {
	return db.select().from(datasets).orderBy(asc(datasets.createdAt));
}

export async function selectDataset(db: Db, slug: string): Promise<DatasetRow | null> {
	const [found] = await db.select().from(datasets).where(eq(datasets.slug, slug));
	return found ?? null;
}

/** The published versions, newest first: of a draft the public knows nothing. */
export async function selectVersions(db: Db, datasetId: string): Promise<VersionRow[]> {
	return db
		.select()
		.from(datasetVersions)
		.where(and(eq(datasetVersions.datasetId, datasetId), isNotNull(datasetVersions.publishedAt)))
		.orderBy(desc(datasetVersions.sequence));
}

/** How many videos each subset of each published version has, and how long they are together. */
export async function selectCounts(db: Db, datasetId: string) {
	return db
		.select({
			datasetVersionId: datasetVideos.datasetVersionId,
			subset: datasetVideos.subset,
			videos: count(),
			durationSeconds: sum(datasetVideos.durationSeconds).mapWith(Number),
		})
		.from(datasetVideos)
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetVideos.datasetVersionId))
		.where(and(eq(datasetVersions.datasetId, datasetId), isNotNull(datasetVersions.publishedAt)))
		.groupBy(datasetVideos.datasetVersionId, datasetVideos.subset)
		.orderBy(desc(count()), asc(datasetVideos.subset));
}

/** The licence as it stands for who comes now: the newest published version of its text. */
export async function selectCurrentLicence(db: Db, datasetId: string): Promise<LicenceRow | null> {
	const [found] = await db
		.select()
		.from(licenceVersions)
		.where(and(eq(licenceVersions.datasetId, datasetId), isNotNull(licenceVersions.publishedAt)))
		.orderBy(desc(licenceVersions.number))
		.limit(1);
	return found ?? null;
}

/** How many files of each access and kind a version has, and how large they are together. */
export async function selectFileCounts(db: Db, versionId: string) {
	return db
		.select({
			access: datasetFiles.access,
			kind: datasetFiles.kind,
			files: count(),
			fileBytes: sum(datasetFiles.fileBytes).mapWith(Number),
		})
		.from(datasetFiles)
		.where(eq(datasetFiles.datasetVersionId, versionId))
		.groupBy(datasetFiles.access, datasetFiles.kind)
		.orderBy(asc(datasetFiles.access), asc(datasetFiles.kind));
}

/**
 * The files of a version that somebody may come to have, the public ones first. What is withheld or
 * was taken down is not read at all.
 */
export async function selectOfferedFiles(
	db: Db,
	of: { datasetId: string; versionId: string; accesses: readonly ("public" | "licensed")[] },
): Promise<FileRow[]> {
	const [files, gone] = await Promise.all([
		db
			.select()
			.from(datasetFiles)
			.where(
				and(
					eq(datasetFiles.datasetVersionId, of.versionId),
					ne(datasetFiles.access, "withheld"),
					inArray(datasetFiles.access, [...of.accesses]),
				),
			)
			.orderBy(desc(datasetFiles.access), asc(datasetFiles.path)),
		db
			.select({ videoId: takedowns.videoId })
			.from(takedowns)
			.where(eq(takedowns.datasetId, of.datasetId)),
	]);
	const takenDown = new Set(gone.map(({ videoId }) => videoId));
	return files.filter(({ videoId }) => videoId === null || !takenDown.has(videoId));
}
