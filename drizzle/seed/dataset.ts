import { and, eq } from "drizzle-orm";
import {
	datasetStewards,
	datasets,
	datasetVersions,
	datasetVideos,
} from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";
import type { LabelFile } from "#lib/demonstration/index.ts";
import {
	clipsByCategoryAndDuration,
	comparedDatabases,
	composition,
	sdfeLv,
	sources,
} from "./sdfe-lv.ts";
import * as use from "./sdfe-lv-use.ts";

const demonstrationVersion = "demonstration-1";

/** The card of SDFE-LV, and a version whose videos are those of the demonstration labels. */
export async function seedDataset(db: Db, labels: LabelFile, stewardId: string) {
	const tables = { composition, sources, comparedDatabases, clipsByCategoryAndDuration };
	const card = { ...sdfeLv, ...tables, ...use };
	const [dataset] = await db
		.insert(datasets)
		.values({
			slug: sdfeLv.slug,
			title: sdfeLv.name,
			summary: sdfeLv.description,
			card,
		})
		.onConflictDoUpdate({
			target: datasets.slug,
			set: { title: sdfeLv.name, summary: sdfeLv.description, card },
		})
		.returning();
	if (!dataset) throw new Error("the dataset is missing");
	await db
		.insert(datasetStewards)
		.values({ datasetId: dataset.id, userId: stewardId })
		.onConflictDoNothing();
	const version = { datasetId: dataset.id, version: demonstrationVersion };
	await db
		.insert(datasetVersions)
		.values({ ...version, sequence: 1, isDemonstration: true, publishedAt: new Date() })
		.onConflictDoNothing();
	const [found] = await db
		.select()
		.from(datasetVersions)
		.where(
			and(
				eq(datasetVersions.datasetId, dataset.id),
				eq(datasetVersions.version, demonstrationVersion),
			),
		);
	if (!found) throw new Error("the dataset version is missing");
	await db
		.insert(datasetVideos)
		.values(
			Object.entries(labels.database).map(([videoId, video]) => ({
				datasetVersionId: found.id,
				videoId,
				subset: video.subset,
				durationSeconds: video.duration,
			})),
		)
		.onConflictDoNothing();
	return { dataset, version: found };
}
