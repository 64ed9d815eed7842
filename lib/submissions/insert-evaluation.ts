import { and, eq, ne, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { evaluations, submissions } from "#drizzle/schema/submissions.ts";
import type { Db } from "#lib/db/index.ts";
import { beatsByStep, parsePerVideo } from "#lib/scoring/index.ts";
import { selectSubmission } from "./queries.ts";
import { byReceipt } from "./steps.ts";

type NewEvaluation = Omit<typeof evaluations.$inferInsert, "steps">;

/** Where two evaluations of one method wait for each other, so that neither misses the other. */
async function lockMethod(db: Db, methodId: string): Promise<void> {
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
async function selectOthers(db: Db, row: NewEvaluation, of: { phaseId: string; methodId: string }) {
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
				eq(submissions.phaseId, of.phaseId),
				eq(submissions.methodId, of.methodId),
				ne(submissions.id, row.submissionId),
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

async function stepsOf(db: Db, row: NewEvaluation) {
	const submission = await selectSubmission(db, row.submissionId);
	if (!submission || !(await hasStepRule(db, submission.phaseId))) return null;
	const { methodId, phaseId, receivedAt } = submission;
	await lockMethod(db, methodId);
	const others = await selectOthers(db, row, { phaseId, methodId });
	const { submissionId, score, perVideo } = row;
	const own = { submissionId, receivedAt, score, perVideo };
	const isEarlier = (other: Compared) => byReceipt(other, own) < 0;
	const ids = (found: readonly Compared[]) => found.map((other) => other.submissionId);
	const seed = row.labelSetSha256;
	return {
		beats: ids(others.filter((other) => isEarlier(other) && isStep(own, other, seed))),
		beatenBy: ids(others.filter((other) => !isEarlier(other) && isStep(other, own, seed))),
	};
}

/**
 * Writes an evaluation, and where its phase has the step rule how it compares with every other one of
 * its method on the same basis. Call it inside the transaction that makes the evaluation count.
 * @returns false when this very evaluation exists already
 */
export async function insertEvaluation(db: Db, row: NewEvaluation): Promise<boolean> {
	const made = await db
		.insert(evaluations)
		.values({ ...row, steps: await stepsOf(db, row) })
		.onConflictDoNothing()
		.returning({ id: evaluations.id });
	return made.length > 0;
}
