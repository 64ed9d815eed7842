import { and, eq, isNull, sql } from "drizzle-orm";
import { labelSets, phases } from "#drizzle/schema/challenge.ts";
import {
	datasetFiles,
	datasetVersions,
	datasetVideos,
	fileUploads,
} from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";

/** Whether a challenge has a phase or labels of the version. */
export async function isBuiltOn(db: Db, versionId: string): Promise<boolean> {
	const labelled = await db.$count(labelSets, eq(labelSets.datasetVersionId, versionId));
	return labelled > 0 || (await db.$count(phases, eq(phases.datasetVersionId, versionId))) > 0;
}

/** Where bytes lie, or may yet come to lie, that were sent for this version and that no other one has. */
export async function selectOwnObjects(db: Db, versionId: string): Promise<string[]> {
	const { rows } = await db.execute<{ key: string }>(sql`
		select own.key from (
			select object_key as key from dataset_files where dataset_version_id = ${versionId}
			union select object_key from file_uploads where dataset_version_id = ${versionId}
		) own
		where own.key is not null and not exists (
			select from dataset_files other
			where other.object_key = own.key and other.dataset_version_id <> ${versionId}
		)
		order by own.key`);
	return rows.map(({ key }) => key);
}

export async function deleteDraftContents(db: Db, versionId: string): Promise<void> {
	for (const table of [datasetFiles, datasetVideos, fileUploads])
		await db.delete(table).where(eq(table.datasetVersionId, versionId));
}

/** @returns false when it is no draft any more */
export async function deleteDraft(db: Db, versionId: string): Promise<boolean> {
	const gone = await db
		.delete(datasetVersions)
		.where(and(eq(datasetVersions.id, versionId), isNull(datasetVersions.publishedAt)))
		.returning({ id: datasetVersions.id });
	return gone.length === 1;
}

export async function isUsed(db: Db, objectKey: string): Promise<boolean> {
	return (await db.$count(datasetFiles, eq(datasetFiles.objectKey, objectKey))) > 0;
}
