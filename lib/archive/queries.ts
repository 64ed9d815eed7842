import { asc, eq } from "drizzle-orm";
import { labelSets, phases } from "#drizzle/schema/challenge.ts";
import { datasetVersions } from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";

/** On what the figures of each phase of a challenge stand. */
export async function selectBases(db: Db, challengeId: string) {
	return db
		.select({
			phase: phases.slug,
			evaluatorVersion: phases.evaluatorVersion,
			protocolSha256: phases.protocolSha256,
			datasetVersion: datasetVersions.version,
			labelSetVersion: labelSets.version,
			labelSetSha256: labelSets.sha256,
			isDemonstration: labelSets.isDemonstration,
		})
		.from(phases)
		.innerJoin(datasetVersions, eq(datasetVersions.id, phases.datasetVersionId))
		.leftJoin(labelSets, eq(labelSets.id, phases.labelSetId))
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}
