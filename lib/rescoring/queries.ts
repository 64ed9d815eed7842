import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { labelSets, phases } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import { evaluations, rescorings, submissions } from "#drizzle/schema/submissions.ts";
import type { BasisKey } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnBasis } from "#lib/submissions/index.ts";

export type RescoringRow = typeof rescorings.$inferSelect;

/** The basis that a rescoring leaves, as `isOnBasis` wants it. */
export const fromBasis = (row: RescoringRow) => ({
	labelSetId: row.fromLabelSetId,
	evaluatorVersion: row.fromEvaluatorVersion,
	protocolSha256: row.fromProtocolSha256,
	protocol: row.fromProtocol,
});

/** @returns null when another rescoring of the phase is under way */
export async function insertRescoring(
	db: Db,
	row: typeof rescorings.$inferInsert,
): Promise<RescoringRow | null> {
	const [made] = await db.insert(rescorings).values(row).onConflictDoNothing().returning();
	return made ?? null;
}

const [starters, enders] = [alias(users, "starters"), alias(users, "enders")];

const described = (db: Db) =>
	db
		.select({
			rescoring: rescorings,
			phase: phases,
			startedBy: starters.name,
			endedBy: enders.name,
		})
		.from(rescorings)
		.innerJoin(phases, eq(phases.id, rescorings.phaseId))
		.innerJoin(starters, eq(starters.id, rescorings.startedBy))
		.leftJoin(enders, eq(enders.id, rescorings.endedBy));

export type DescribedRescoring = Awaited<ReturnType<typeof selectRescorings>>[number];

/** Every rescoring of a challenge, the newest first. */
export async function selectRescorings(db: Db, challengeId: string) {
	return described(db)
		.where(eq(phases.challengeId, challengeId))
		.orderBy(desc(rescorings.startedAt), desc(rescorings.id));
}

export async function selectRescoring(
	db: Db,
	of: { challengeId: string; rescoringId: string },
): Promise<DescribedRescoring | null> {
	const [found] = await described(db).where(
		and(eq(phases.challengeId, of.challengeId), eq(rescorings.id, of.rescoringId)),
	);
	return found ?? null;
}

/** As it is now, whoever else ends it waiting until the commit. */
export async function lockRescoring(db: Db, rescoringId: string): Promise<RescoringRow | null> {
	const [found] = await db
		.select()
		.from(rescorings)
		.where(eq(rescorings.id, rescoringId))
		.for("no key update");
	return found ?? null;
}

/** Ends a rescoring; false when it had ended already. */
export async function endRescoring(
	db: Db,
	of: { rescoringId: string; state: "published" | "abandoned"; at: Date; by: string },
): Promise<boolean> {
	const ended = await db
		.update(rescorings)
		.set({ state: of.state, endedAt: of.at, endedBy: of.by })
		.where(and(eq(rescorings.id, of.rescoringId), eq(rescorings.state, "running")))
		.returning({ id: rescorings.id });
	return ended.length > 0;
}

const isWhatThePhaseShows = and(
	eq(rescorings.state, "published"),
	eq(rescorings.labelSetId, phases.labelSetId),
	eq(rescorings.protocolSha256, phases.protocolSha256),
	eq(rescorings.evaluatorVersion, phases.evaluatorVersion),
);

/**
 * The rescorings whose phases need evaluations on their basis: those under way, and those whose
 * figures are shown. One a phase, and the one under way before the other.
 */
export async function selectWanted(db: Db, phaseId?: string): Promise<RescoringRow[]> {
	const rows = await db
		.selectDistinctOn([rescorings.phaseId, rescorings.state], { rescoring: rescorings })
		.from(rescorings)
		.innerJoin(phases, eq(phases.id, rescorings.phaseId))
		.where(
			and(
				phaseId === undefined ? undefined : eq(rescorings.phaseId, phaseId),
				sql`(${rescorings.state} = 'running' or (${isWhatThePhaseShows}))`,
			),
		)
		.orderBy(rescorings.phaseId, desc(rescorings.state), desc(rescorings.endedAt));
	return rows.map(({ rescoring }) => rescoring);
}

/** The checked label sets of a subset, the newest first. */
export async function selectCheckedLabelSets(
	db: Db,
	of: { datasetVersionId: string; subset: string },
) {
	return db
		.select({ id: labelSets.id, version: labelSets.version, note: labelSets.note })
		.from(labelSets)
		.where(
			and(
				eq(labelSets.datasetVersionId, of.datasetVersionId),
				eq(labelSets.subset, of.subset),
				eq(labelSets.state, "checked"),
			),
		)
		.orderBy(desc(labelSets.version));
}

export async function selectLabelSet(db: Db, labelSetId: string) {
	const [found] = await db.select().from(labelSets).where(eq(labelSets.id, labelSetId));
	return found ?? null;
}

/** Whether a phase has evaluations: any, or on one basis. */
export async function selectHasEvaluations(
	db: Db,
	of: { phaseId: string; basis?: BasisKey },
): Promise<boolean> {
	const found = await db
		.select({ id: evaluations.id })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.where(and(eq(submissions.phaseId, of.phaseId), of.basis && isOnBasis(of.basis)))
		.limit(1);
	return found.length > 0;
}

/** What was said when a phase's figures changed, the newest first. */
export async function selectPublished(db: Db, phaseId: string): Promise<RescoringRow[]> {
	return db
		.select()
		.from(rescorings)
		.where(and(eq(rescorings.phaseId, phaseId), eq(rescorings.state, "published")))
		.orderBy(desc(rescorings.endedAt));
}

/** The phases of a challenge in order, each with the rescoring that is under way. */
export async function selectPhasesToRescore(db: Db, challengeId: string) {
	return db
		.select({ phase: phases, runningId: rescorings.id })
		.from(phases)
		.leftJoin(rescorings, and(eq(rescorings.phaseId, phases.id), eq(rescorings.state, "running")))
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}

/** Every phase of the site, each with the rescoring that is under way. */
export async function selectAllPhases(db: Db) {
	return db
		.select({ phase: phases, runningId: rescorings.id })
		.from(phases)
		.leftJoin(rescorings, and(eq(rescorings.phaseId, phases.id), eq(rescorings.state, "running")));
}

/** The ranking figure of a submission on a basis. */
export async function selectScore(
	db: Db,
	submissionId: string,
	basis: BasisKey,
): Promise<number | null> {
	const [found] = await db
		.select({ score: evaluations.score })
		.from(evaluations)
		.where(and(eq(evaluations.submissionId, submissionId), isOnBasis(basis)));
	return found?.score ?? null;
}
