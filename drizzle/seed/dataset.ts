import { and, asc, eq, isNull } from "drizzle-orm";
import {
	datasetFiles,
	datasetOrganizers,
	datasetStewards,
	datasets,
	datasetVersions,
	datasetVideos,
} from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";
import type { LabelFile } from "#lib/demonstration/index.ts";
import { demonstrationFiles, type FileRow } from "./files.ts";
import {
	clipsByCategoryAndDuration,
	comparedDatabases,
	composition,
	sdfeLv,
	sources,
} from "./sdfe-lv.ts";
import * as use from "./sdfe-lv-use.ts";

const demonstrationVersion = "demonstration-1";
const secondVersion = "demonstration-2";

type VersionRow = typeof datasetVersions.$inferSelect;

/** A demonstration version as a draft, with its videos and files, and then published. */
export async function seedVersion(
	db: Db,
	values: { datasetId: string; version: string; sequence: number; changes: string },
	labels: LabelFile,
	makeFiles: () => Promise<FileRow[]>,
): Promise<void> {
	await db
		.insert(datasetVersions)
		.values({ ...values, isDemonstration: true })
		.onConflictDoNothing();
	const at = and(
		eq(datasetVersions.datasetId, values.datasetId),
		eq(datasetVersions.version, values.version),
		isNull(datasetVersions.publishedAt),
	);
	const [draft] = await db.select().from(datasetVersions).where(at);
	if (!draft) return;
	const datasetVersionId = draft.id;
	const videos = Object.entries(labels.database).map(([videoId, video]) => ({
		datasetVersionId,
		videoId,
		subset: video.subset,
		durationSeconds: video.duration,
	}));
	await db.insert(datasetVideos).values(videos).onConflictDoNothing();
	const files = await makeFiles();
	await db
		.insert(datasetFiles)
		.values(files.map((file) => ({ ...file, datasetVersionId })))
		.onConflictDoNothing();
	await db.update(datasetVersions).set({ publishedAt: new Date() }).where(at);
}

async function versionsOf(db: Db, datasetId: string): Promise<VersionRow[]> {
	return db
		.select()
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, datasetId))
		.orderBy(asc(datasetVersions.sequence));
}

async function hasFiles(db: Db, datasetVersionId: string): Promise<boolean> {
	const [any] = await db
		.select({ id: datasetFiles.id })
		.from(datasetFiles)
		.where(eq(datasetFiles.datasetVersionId, datasetVersionId))
		.limit(1);
	return any !== undefined;
}

/**
 * The version that the challenge is on. Sites of the first release have it published without files,
 * and what is published never changes: their files come with a second one.
 */
async function seedVersions(db: Db, datasetId: string, labels: LabelFile): Promise<VersionRow> {
	const files = () => demonstrationFiles(datasetId, labels);
	await seedVersion(
		db,
		{
			datasetId,
			version: demonstrationVersion,
			sequence: 1,
			changes: "The first version: generated videos and labels.",
		},
		labels,
		files,
	);
	const versions = await versionsOf(db, datasetId);
	const first = versions.find(({ version }) => version === demonstrationVersion);
	if (!first) throw new Error("the dataset version is missing");
	// An organizer's own draft is left alone: a dataset has one at a time.
	const others = versions.filter(({ version }) => version !== secondVersion);
	if (!(await hasFiles(db, first.id)) && others.every(({ publishedAt }) => publishedAt !== null))
		await seedVersion(
			db,
			{
				datasetId,
				version: secondVersion,
				sequence: (others.at(-1)?.sequence ?? 1) + 1,
				changes: "The files: generated videos and labels, and samples.",
			},
			labels,
			files,
		);
	return first;
}

/** The card of SDFE-LV, and a version whose videos are those of the demonstration labels. */
export async function seedDataset(
	db: Db,
	labels: LabelFile,
	stewardId: string,
	organizerId: string = stewardId,
) {
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
	await db
		.insert(datasetOrganizers)
		.values({ datasetId: dataset.id, userId: organizerId })
		.onConflictDoNothing();
	const version = await seedVersions(db, dataset.id, labels);
	return { dataset, version };
}
