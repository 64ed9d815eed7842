import { and, asc, eq, inArray, isNotNull, max } from "drizzle-orm";
import { licenceVersions, signatures } from "#drizzle/schema/licensing.ts";
import type { Db } from "#lib/db/index.ts";

export type LicenceRow = typeof licenceVersions.$inferSelect;

/** The published versions of a dataset's licence, oldest first. */
export async function selectPublished(db: Db, datasetId: string): Promise<LicenceRow[]> {
	return db
		.select()
		.from(licenceVersions)
		.where(and(eq(licenceVersions.datasetId, datasetId), isNotNull(licenceVersions.publishedAt)))
		.orderBy(asc(licenceVersions.number));
}

/** The newest version each of these people signed. */
export async function selectSignedNumbers(db: Db, datasetId: string, userIds: readonly string[]) {
	if (userIds.length === 0) return [];
	return db
		.select({ userId: signatures.userId, number: max(licenceVersions.number) })
		.from(signatures)
		.innerJoin(licenceVersions, eq(licenceVersions.id, signatures.licenceVersionId))
		.where(and(eq(signatures.datasetId, datasetId), inArray(signatures.userId, [...userIds])))
		.groupBy(signatures.userId);
}
