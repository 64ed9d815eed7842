import {
	and,
	asc,
	desc,
	eq,
	exists,
	gt,
	inArray,
	isNull,
	lte,
	max,
	ne,
	or,
	sql,
} from "drizzle-orm";
import { challenges, labelSets, phases } from "#drizzle/schema/challenge.ts";
import { datasets, datasetVersions, datasetVideos } from "#drizzle/schema/dataset.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

export type LabelSetRow = typeof labelSets.$inferSelect;

/** The videos that a label set is of. */
export type Subset = { datasetVersionId: string; subset: string };

/** A published version of a dataset and its subsets; null when there is none of that name. */
export async function selectSubsets(db: Db, datasetId: string, version: string) {
	const rows = await db
		.selectDistinct({ id: datasetVersions.id, subset: datasetVideos.subset })
		.from(datasetVersions)
		.leftJoin(datasetVideos, eq(datasetVideos.datasetVersionId, datasetVersions.id))
		.where(
			and(
				eq(datasetVersions.datasetId, datasetId),
				eq(datasetVersions.version, version),
				sql`${datasetVersions.publishedAt} is not null`,
			),
		)
		.orderBy(asc(datasetVideos.subset));
	const [first] = rows;
	if (!first) return null;
	return { id: first.id, subsets: rows.flatMap(({ subset }) => (subset === null ? [] : [subset])) };
}

/** Whoever announces labels of a subset waits for whoever is at it: numbers and bytes are told apart then. */
export async function lockSubset(tx: Transaction, of: Subset): Promise<void> {
	const name = `label sets ${of.datasetVersionId} ${of.subset}`;
	await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
}

const isOf = (of: Subset) =>
	and(eq(labelSets.datasetVersionId, of.datasetVersionId), eq(labelSets.subset, of.subset));

/** The set of these bytes, unless it was refused: then they may be looked into again. */
export async function selectSameBytes(
	db: Db,
	of: Subset & { sha256: string },
): Promise<LabelSetRow | null> {
	const [found] = await db
		.select()
		.from(labelSets)
		.where(and(isOf(of), eq(labelSets.sha256, of.sha256), ne(labelSets.state, "refused")));
	return found ?? null;
}

export async function selectLastVersion(db: Db, of: Subset): Promise<number> {
	const [row] = await db
		.select({ version: max(labelSets.version) })
		.from(labelSets)
		.where(isOf(of));
	return row?.version ?? 0;
}

export async function insertLabelSet(
	db: Db,
	values: typeof labelSets.$inferInsert,
): Promise<LabelSetRow> {
	const [made] = await db.insert(labelSets).values(values).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

export async function selectLabelSet(db: Db, id: string): Promise<LabelSetRow | null> {
	const [found] = await db.select().from(labelSets).where(eq(labelSets.id, id));
	return found ?? null;
}

const named = (db: Db) =>
	db
		.select({ labelSet: labelSets, datasetVersion: datasetVersions.version })
		.from(labelSets)
		.innerJoin(datasetVersions, eq(datasetVersions.id, labelSets.datasetVersionId));

export type NamedLabelSet = { labelSet: LabelSetRow; datasetVersion: string };

/** Every label set of a dataset, the newest first. */
export const selectLabelSets = (db: Db, datasetId: string): Promise<NamedLabelSet[]> =>
	named(db)
		.where(eq(datasetVersions.datasetId, datasetId))
		.orderBy(desc(labelSets.createdAt), desc(labelSets.version));

export async function selectNamed(
	db: Db,
	of: { datasetId: string; labelSetId: string },
): Promise<NamedLabelSet | null> {
	const [found] = await named(db).where(
		and(eq(datasetVersions.datasetId, of.datasetId), eq(labelSets.id, of.labelSetId)),
	);
	return found ?? null;
}

/** Ends a state, if it still is that one. */
export async function changeState(
	db: Db,
	of: { id: string; from: LabelSetRow["state"]; announcedAfter?: Date },
	to: Partial<LabelSetRow> & Pick<LabelSetRow, "state">,
): Promise<LabelSetRow | null> {
	const [changed] = await db
		.update(labelSets)
		.set(to)
		.where(
			and(
				eq(labelSets.id, of.id),
				eq(labelSets.state, of.from),
				of.announcedAfter ? gt(labelSets.createdAt, of.announcedAfter) : undefined,
			),
		)
		.returning();
	return changed ?? null;
}

/** What an announcement said, said anew. */
export async function describeAnnounced(
	db: Db,
	id: string,
	values: Pick<LabelSetRow, "note" | "isDemonstration">,
): Promise<void> {
	await db
		.update(labelSets)
		.set(values)
		.where(and(eq(labelSets.id, id), eq(labelSets.state, "announced")));
}

/** What was found out about a set that is in use; its state stays. */
export async function setFindings(
	db: Db,
	id: string,
	findings: Partial<Pick<LabelSetRow, "problems" | "summary">>,
): Promise<boolean> {
	const done = await db
		.update(labelSets)
		.set(findings)
		.where(and(eq(labelSets.id, id), eq(labelSets.state, "checked")))
		.returning({ id: labelSets.id });
	return done.length === 1;
}

/** The phases on these videos, of any challenge: what they ask of labels. */
export async function selectProtocols(db: Db, of: Subset) {
	return db
		.selectDistinctOn([phases.protocolSha256], {
			sha256: phases.protocolSha256,
			protocol: phases.protocol,
		})
		.from(phases)
		.where(and(eq(phases.datasetVersionId, of.datasetVersionId), eq(phases.subset, of.subset)));
}

/** The phases of a challenge, with what decides which labels they can be given, and how. */
export async function selectPhases(db: Db, challengeId: string) {
	const evaluated = db
		.select({ one: sql`1` })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.where(eq(submissions.phaseId, phases.id));
	return db
		.select({
			slug: phases.slug,
			title: phases.title,
			datasetVersion: datasetVersions.version,
			subset: phases.subset,
			labelSetId: phases.labelSetId,
			protocolSha256: phases.protocolSha256,
			hasEvaluations: sql<boolean>`${exists(evaluated)}`,
		})
		.from(phases)
		.innerJoin(datasetVersions, eq(datasetVersions.id, phases.datasetVersionId))
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}

export async function selectVideos(db: Db, datasetVersionId: string) {
	return db
		.select({
			id: datasetVideos.videoId,
			subset: datasetVideos.subset,
			durationSeconds: datasetVideos.durationSeconds,
		})
		.from(datasetVideos)
		.where(eq(datasetVideos.datasetVersionId, datasetVersionId));
}

export async function selectCard(db: Db, datasetVersionId: string) {
	const [found] = await db
		.select({ card: datasets.card })
		.from(datasets)
		.innerJoin(datasetVersions, eq(datasetVersions.datasetId, datasets.id))
		.where(eq(datasetVersions.id, datasetVersionId));
	return found?.card ?? {};
}

export async function selectAnnouncedBefore(db: Db, before: Date): Promise<LabelSetRow[]> {
	return db
		.select()
		.from(labelSets)
		.where(and(eq(labelSets.state, "announced"), lte(labelSets.createdAt, before)));
}

const mostAtOnce = 100;

/** Sets that wait for a look, and those that some phase's protocol was not yet tried on. */
export async function selectUnattended(db: Db): Promise<{ id: string }[]> {
	const measured = sql`${labelSets.summary} -> 'measures' @> jsonb_build_array(
		jsonb_build_object('protocolSha256', ${phases.protocolSha256}))`;
	const unmeasured = db
		.select({ one: sql`1` })
		.from(phases)
		.innerJoin(challenges, eq(challenges.id, phases.challengeId))
		.where(
			and(
				eq(phases.datasetVersionId, labelSets.datasetVersionId),
				eq(phases.subset, labelSets.subset),
				sql`not (${measured})`,
			),
		);
	return db
		.select({ id: labelSets.id })
		.from(labelSets)
		.where(
			and(
				inArray(labelSets.state, ["received", "checked"]),
				or(eq(labelSets.state, "received"), isNull(labelSets.summary), exists(unmeasured)),
			),
		)
		.limit(mostAtOnce);
}
