import { phaseById, videosOf } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { type SubmissionRow, selectSubmission, type Task, taskOf } from "#lib/submissions/index.ts";
import { rescoredStates, selectHasEvaluation, takeUp } from "./progress-queries.ts";
import { type RescoringRow, selectLabelSet, selectWanted } from "./queries.ts";
import { isOfThisRelease } from "./wanted.ts";

/** A submission in one worker's hand, to be scored once more for a rescoring. */
export type RescoreClaim = Task & { rescoring: RescoringRow; workerKey: bigint; tries: number };

const isRescored = ({ state }: SubmissionRow) =>
	(rescoredStates as readonly string[]).includes(state);

/** The first rescoring that still wants an evaluation of this submission. */
async function wantedFor(ctx: Context, submission: SubmissionRow): Promise<RescoringRow | null> {
	for (const rescoring of await selectWanted(ctx.db, submission.phaseId))
		if (
			isOfThisRelease(rescoring) &&
			!(await selectHasEvaluation(ctx.db, submission.id, rescoring))
		)
			return rescoring;
	return null;
}

async function taskFor(ctx: Context, submission: SubmissionRow, rescoring: RescoringRow) {
	const [phase, labelSet] = await Promise.all([
		phaseById(ctx, submission.phaseId),
		selectLabelSet(ctx.db, rescoring.labelSetId),
	]);
	if (!labelSet) throw new Error("the label set is missing");
	return taskOf(submission, {
		subset: phase.subset,
		// What was taken in stays taken in, however small files must be by now.
		maxBytes: Number.MAX_SAFE_INTEGER,
		protocol: protocolInput.parse(rescoring.protocol),
		labelSet,
		videos: await videosOf(ctx, phase.datasetVersionId),
	});
}

/**
 * Takes a submission into a worker's hand for whatever rescoring wants it.
 * @returns null when none does, when somebody else has it, or when it was given up: the job is done
 */
export async function claimRescore(
	ctx: Context,
	input: { submissionId: string; workerKey: bigint },
): Promise<RescoreClaim | null> {
	authorize(ctx.actor, "rescoring.process", {});
	const { workerKey } = input;
	const submission = await selectSubmission(ctx.db, input.submissionId);
	if (!submission || !isRescored(submission)) return null;
	const rescoring = await wantedFor(ctx, submission);
	if (!rescoring) return null;
	const task = await taskFor(ctx, submission, rescoring);
	const key = { rescoringId: rescoring.id, submissionId: submission.id };
	const taken = await takeUp(ctx.db, key, { workerKey, at: ctx.now });
	return taken && { ...task, rescoring, workerKey, tries: taken.tries };
}
