import { and, eq, ne, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import type { Db } from "#lib/db/index.ts";
import { beatsByStep, parsePerVideo } from "#lib/scoring/index.ts";
import type { SubmissionRow } from "./queries.ts";
import { byReceipt } from "./steps.ts";

type EvaluationRow = Omit<typeof evaluations.$inferInsert, "steps">;

/** An evaluation to be, and the submission that it is of. */
export type NewEvaluation = { row: EvaluationRow; submission: SubmissionRow };

/**
 * Where two evaluations of one method wait for each other, so that neither misses the other. In one
 * order everywhere: two workers with evaluations of the same methods must not wait for each other.
 */
async function lockMethods(db: Db, methodIds: readonly string[]): Promise<void> {
	for (const methodId of [...new Set(methodIds)].sort())
		await db.execute(
			sql`select pg_advisory_xact_lock(hashtextextended(${`steps of ${methodId}`}, 0))`,
		);
}

async function hasStepRule(db: Db, phaseId: string): Promise<boolean> {
	const [phase] = await db
		.select({ hasStepRule: phases.hasStepRule })
		.from(phases)
		.where(eq(phases.id, phaseId));
	return phase?.hasStepRule ?? false;
}

/** Every other evaluation of the same method, to the same phase, on the same basis. */
async function selectOthers(db: Db, { row, submission }: NewEvaluation) {
	return db
		.select({
			submissionId: submissions.id,
			receivedAt: submissions.receivedAt,
			score: evaluations.score,
			perVideo: evaluations.perVideo,
		})
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.where(
			and(
				eq(submissions.phaseId, submission.phaseId),
				eq(submissions.methodId, submission.methodId),
				ne(submissions.id, submission.id),
				eq(evaluations.labelSetId, row.labelSetId),
				eq(evaluations.evaluatorName, row.evaluatorName),
				eq(evaluations.evaluatorVersion, row.evaluatorVersion),
				eq(evaluations.protocolSha256, row.protocolSha256),
			),
		);
}

type Compared = { submissionId: string; receivedAt: Date; score: number; perVideo: unknown };

/** Whether the one of two that was received later beats the other by more than the step. */
function isStep(later: Compared, earlier: Compared, seed: string): boolean {
	// Most files are no better: then there is nothing to resample for.
	if (later.score <= earlier.score || later.perVideo === null || earlier.perVideo === null)
		return false;
	return beatsByStep(parsePerVideo(later.perVideo), parsePerVideo(earlier.perVideo), seed);
}

async function stepsOf(db: Db, evaluation: NewEvaluation) {
	const { row, submission } = evaluation;
	const others = await selectOthers(db, evaluation);
	const { score, perVideo } = row;
	const own = { submissionId: submission.id, receivedAt: submission.receivedAt, score, perVideo };
	const isEarlier = (other: Compared) => byReceipt(other, own) < 0;
	const ids = (found: readonly Compared[]) => found.map((other) => other.submissionId);
	const seed = row.labelSetSha256;
	return {
		beats: ids(others.filter((other) => isEarlier(other) && isStep(own, other, seed))),
		beatenBy: ids(others.filter((other) => !isEarlier(other) && isStep(other, own, seed))),
	};
}

async function insert(db: Db, rows: (typeof evaluations.$inferInsert)[]): Promise<string[]> {
	const made = await db
		.insert(evaluations)
		.values(rows)
		.onConflictDoNothing()
		.returning({ submissionId: evaluations.submissionId });
	return made.map(({ submissionId }) => submissionId);
}

/**
 * Writes evaluations of one phase, and where it has the step rule how each compares with every other
 * one of its method on the same basis. Call it inside the transaction that makes them count.
 * @returns the submissions whose evaluation was not there already
 */
export async function insertEvaluations(
	db: Db,
	fresh: readonly NewEvaluation[],
): Promise<string[]> {
	const [first] = fresh;
	if (!first) return [];
	if (!(await hasStepRule(db, first.submission.phaseId)))
		return insert(
			db,
			fresh.map(({ row }) => ({ ...row, steps: null })),
		);
	await lockMethods(
		db,
		fresh.map(({ submission }) => submission.methodId),
	);
	const made: string[] = [];
	// One after the other: each is compared with those before it, too.
	for (const evaluation of fresh)
		made.push(...(await insert(db, [{ ...evaluation.row, steps: await stepsOf(db, evaluation) }])));
	return made;
}
