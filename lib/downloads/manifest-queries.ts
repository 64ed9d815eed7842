import { and, countDistinct, desc, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import { datasets, datasetVersions } from "#drizzle/schema/dataset.ts";
import { downloadLedger, downloadManifests } from "#drizzle/schema/downloads.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

const selectManifests = (db: Db, where: SQL | undefined) =>
	db
		.select({
			id: downloadManifests.id,
			userId: downloadManifests.userId,
			createdAt: downloadManifests.createdAt,
			expiresAt: downloadManifests.expiresAt,
			endedAt: downloadManifests.endedAt,
			datasetVersionId: downloadManifests.datasetVersionId,
			version: datasetVersions.version,
			sequence: datasetVersions.sequence,
			datasetId: datasetVersions.datasetId,
			dataset: datasets.slug,
			holderDeletedAt: users.deletedAt,
		})
		.from(downloadManifests)
		.innerJoin(datasetVersions, eq(datasetVersions.id, downloadManifests.datasetVersionId))
		.innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
		.innerJoin(users, eq(users.id, downloadManifests.userId))
		.where(where)
		.orderBy(desc(downloadManifests.createdAt))
		.limit(50);

export type ManifestRow = Awaited<ReturnType<typeof selectManifests>>[number];

export async function selectManifest(db: Db, id: string): Promise<ManifestRow | null> {
	const [found] = await selectManifests(db, eq(downloadManifests.id, id));
	return found ?? null;
}

export async function selectManifestsOf(
	db: Db,
	of: { userId: string; datasetId: string },
): Promise<ManifestRow[]> {
	return selectManifests(
		db,
		and(eq(downloadManifests.userId, of.userId), eq(datasetVersions.datasetId, of.datasetId)),
	);
}

/** How many different files each list has fetched. */
export async function countFetched(
	db: Db,
	of: { userId: string; manifestIds: readonly string[] },
): Promise<Map<string, number>> {
	if (of.manifestIds.length === 0) return new Map();
	const rows = await db
		.select({ id: downloadLedger.manifestId, files: countDistinct(downloadLedger.fileId) })
		.from(downloadLedger)
		.where(
			and(
				eq(downloadLedger.userId, of.userId),
				inArray(downloadLedger.manifestId, [...of.manifestIds]),
			),
		)
		.groupBy(downloadLedger.manifestId);
	return new Map(rows.map(({ id, files }) => [id ?? "", files]));
}

export async function insertManifest(
	db: Db,
	values: typeof downloadManifests.$inferInsert,
): Promise<string> {
	const [made] = await db
		.insert(downloadManifests)
		.values(values)
		.returning({ id: downloadManifests.id });
	if (!made) throw new Error("the manifest was not made");
	return made.id;
}

/** @returns false when it works no longer anyway */
export async function markEnded(db: Db, id: string, now: Date): Promise<boolean> {
	const ended = await db
		.update(downloadManifests)
		.set({ endedAt: now })
		.where(
			and(
				eq(downloadManifests.id, id),
				isNull(downloadManifests.endedAt),
				gt(downloadManifests.expiresAt, now),
			),
		)
		.returning({ id: downloadManifests.id });
	return ended.length > 0;
}
