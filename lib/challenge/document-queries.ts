import { asc, desc, eq, inArray } from "drizzle-orm";
import {
	challengePages,
	challengeRules,
	challenges,
	labelSets,
	phases,
} from "#drizzle/schema/challenge.ts";
import { datasets, datasetVersions, datasetVideos } from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";
import type { ChallengeRow } from "./queries.ts";

export type RulesRow = typeof challengeRules.$inferSelect;
export type LabelSetRow = typeof labelSets.$inferSelect;

/** The challenge's row; locked, whoever else would change it waits until the commit. */
export async function selectChallengeRow(
	db: Db,
	slug: string,
	isLocked: boolean,
): Promise<ChallengeRow | null> {
	const query = db.select().from(challenges).where(eq(challenges.slug, slug));
	const [found] = await (isLocked ? query.for("update") : query);
	return found ?? null;
}

export async function selectNewestRules(db: Db, challengeId: string): Promise<RulesRow | null> {
	const [found] = await db
		.select()
		.from(challengeRules)
		.where(eq(challengeRules.challengeId, challengeId))
		.orderBy(desc(challengeRules.version))
		.limit(1);
	return found ?? null;
}

export async function selectPages(db: Db, challengeId: string) {
	return db
		.select({
			slug: challengePages.slug,
			title: challengePages.title,
			markdown: challengePages.markdown,
		})
		.from(challengePages)
		.where(eq(challengePages.challengeId, challengeId))
		.orderBy(asc(challengePages.position));
}

/** The phases in order, each with the names under which people know what it refers to. */
export async function selectNamedPhases(db: Db, challengeId: string) {
	return db
		.select({
			phase: phases,
			datasetVersion: datasetVersions.version,
			labelSet: labelSets.version,
		})
		.from(phases)
		.innerJoin(datasetVersions, eq(datasetVersions.id, phases.datasetVersionId))
		.leftJoin(labelSets, eq(labelSets.id, phases.labelSetId))
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}

export async function selectDatasetById(db: Db, datasetId: string) {
	const [found] = await db.select().from(datasets).where(eq(datasets.id, datasetId));
	if (!found) throw new Error("the challenge's dataset is missing");
	return found;
}

export async function selectDatasetBySlug(db: Db, slug: string) {
	const [found] = await db.select().from(datasets).where(eq(datasets.slug, slug));
	return found ?? null;
}

/** Every version of a dataset with its subsets, the newest first. */
export async function selectSubsets(db: Db, datasetId: string) {
	const rows = await db
		.selectDistinct({
			id: datasetVersions.id,
			version: datasetVersions.version,
			sequence: datasetVersions.sequence,
			publishedAt: datasetVersions.publishedAt,
			subset: datasetVideos.subset,
		})
		.from(datasetVersions)
		.leftJoin(datasetVideos, eq(datasetVideos.datasetVersionId, datasetVersions.id))
		.where(eq(datasetVersions.datasetId, datasetId))
		.orderBy(desc(datasetVersions.sequence), asc(datasetVideos.subset));
	const versions = new Map<string, Omit<(typeof rows)[number], "subset"> & { subsets: string[] }>();
	for (const { subset, ...version } of rows) {
		const known = versions.get(version.id) ?? { ...version, subsets: [] };
		versions.set(version.id, {
			...known,
			subsets: subset === null ? known.subsets : [...known.subsets, subset],
		});
	}
	return [...versions.values()];
}

export async function selectLabelSetsOf(
	db: Db,
	datasetVersionIds: readonly string[],
): Promise<LabelSetRow[]> {
	if (datasetVersionIds.length === 0) return [];
	return db
		.select()
		.from(labelSets)
		.where(inArray(labelSets.datasetVersionId, [...datasetVersionIds]))
		.orderBy(asc(labelSets.subset), asc(labelSets.version));
}
