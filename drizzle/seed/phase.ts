import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { labelSets, phases } from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";
import type { LabelFile } from "#lib/demonstration/index.ts";
import { canonicalProtocol, evaluatorOf, type Protocol } from "#lib/scoring/index.ts";
import { writeLabelObject } from "#lib/storage/index.ts";

/** Files a subset's labels away in the bucket that the site can write and never read. */
async function seedLabelSet(db: Db, labels: LabelFile, subset: string, datasetVersionId: string) {
	const database = Object.fromEntries(
		Object.entries(labels.database).filter(([, video]) => video.subset === subset),
	);
	const bytes = new TextEncoder().encode(JSON.stringify({ ...labels, database }));
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const objectKey = `label-sets/${sha256}.json`;
	const [known] = await db.select().from(labelSets).where(eq(labelSets.objectKey, objectKey));
	if (known) return known;
	await writeLabelObject(objectKey, bytes);
	const [made] = await db
		.insert(labelSets)
		.values({
			datasetVersionId,
			subset,
			version: 1,
			objectKey,
			sha256,
			fileBytes: bytes.length,
			isDemonstration: true,
			state: "checked",
			checkedAt: new Date(),
		})
		.returning();
	if (!made) throw new Error("the label set is missing");
	return made;
}

export type PhaseSeed = {
	slug: string;
	title: string;
	position: number;
	subset: string;
	isHiddenSplit: boolean;
	dailyQuota: number;
	totalQuota: number;
	rejectedDailyQuota: number;
	maxFileBytes: number;
	protocol: Protocol;
};

/** A phase that is open to all, with its subset of the labels put away, unless it is there. */
export async function seedPhase(
	db: Db,
	of: { challengeId: string; datasetVersionId: string; labels: LabelFile },
	seed: PhaseSeed,
) {
	const here = and(eq(phases.challengeId, of.challengeId), eq(phases.slug, seed.slug));
	const [known] = await db.select().from(phases).where(here);
	if (known) return known;
	const labelSet = await seedLabelSet(db, of.labels, seed.subset, of.datasetVersionId);
	const [made] = await db
		.insert(phases)
		.values({
			...seed,
			challengeId: of.challengeId,
			datasetVersionId: of.datasetVersionId,
			labelSetId: labelSet.id,
			opensAt: new Date("2026-01-01T00:00:00Z"),
			closesAt: null,
			figuresVisibility: "everyone",
			closedVisibility: "everyone",
			evaluatorVersion: evaluatorOf(seed.protocol).version,
			protocolSha256: createHash("sha256").update(canonicalProtocol(seed.protocol)).digest("hex"),
		})
		.returning();
	if (!made) throw new Error("the phase is missing");
	return made;
}
