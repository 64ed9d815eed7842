import { and, asc, count, desc, eq, isNotNull, sum } from "drizzle-orm";
import { datasets, datasetVersions, datasetVideos } from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";

export type DatasetRow = typeof datasets.$inferSelect;
export type VersionRow = typeof datasetVersions.$inferSelect;
export type CountRow = Awaited<ReturnType<typeof selectCounts>>[number];

export async function selectDatasets(db: Db): Promise<DatasetRow[]> {
	return db.select().from(datasets).orderBy(asc(datasets.createdAt));
}

export async function selectDataset(db: Db, slug: string): Promise<DatasetRow | null> {
	const [found] = await db.select().from(datasets).where(eq(datasets.slug, slug));
	return found ?? null;
}

/** What was published, newest first; a draft is its organizers' alone. */
export async function selectVersions(db: Db, datasetId: string): Promise<VersionRow[]> {
	return db
		.select()
		.from(datasetVersions)
		.where(and(eq(datasetVersions.datasetId, datasetId), isNotNull(datasetVersions.publishedAt)))
		.orderBy(desc(datasetVersions.sequence));
}

/** How many videos each subset of each version has, and how long they are together. */
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
