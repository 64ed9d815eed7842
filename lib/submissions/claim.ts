import { type PhaseRow, scoringBasis } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { SubmissionRules } from "#lib/proposals/index.ts";
import { evaluatorOf, type Protocol, protocolInput } from "#lib/scoring/index.ts";
import { submissionKey } from "./begin-upload.ts";
import { type SubmissionRow, selectSubmission } from "./queries.ts";
import { transition } from "./transition.ts";

/** A submission with everything needed to judge its file on one basis. */
export type Task = {
	submission: SubmissionRow;
	objectKey: string;
	subset: string;
	protocol: Protocol;
	rules: SubmissionRules;
	labelSet: { id: string; objectKey: string; sha256: string };
};

/** A submission in one worker's hand. */
export type Claim = Task & { workerKey: bigint; phase: PhaseRow };

type Basis = {
	subset: string;
	maxBytes: number;
	protocol: Protocol;
	labelSet: Task["labelSet"];
	videos: Awaited<ReturnType<typeof scoringBasis>>["videos"];
};

/** What a worker must know to judge a submission's file. */
export function taskOf(submission: SubmissionRow, basis: Basis): Task {
	const { subset, maxBytes, protocol, labelSet, videos } = basis;
	return {
		submission,
		objectKey: submissionKey(submission.intentId),
		subset,
		protocol,
		labelSet,
		rules: {
			videos: new Map(videos.map(({ id, ...facts }) => [id, facts])),
			subset,
			maxBytes,
			maxProposalsPerVideo: protocol.maxProposalsPerVideo,
			unknownVideos: protocol.unknownVideos,
			...evaluatorOf(protocol).reads,
		},
	};
}

/** How often Onset tries before it says that it failed. */
export const maxTries = 3;

/**
 * Takes a waiting submission into a worker's hand.
 * @returns null when somebody else has it or it needs nothing any more: the job is done
 */
export async function claimSubmission(
	ctx: Context,
	input: { submissionId: string; step: "validate" | "score"; workerKey: bigint },
): Promise<Claim | null> {
	authorize(ctx.actor, "submission.process", {});
	const waiting = await selectSubmission(ctx.db, input.submissionId);
	if (!waiting) return null;
	// Loaded first: what fails here leaves the submission where it waits.
	const { phase, labelSet, videos } = await scoringBasis(ctx, waiting.phaseId);
	const protocol = protocolInput.parse(phase.protocol);
	const submission = await inTransaction((tx) =>
		transition(
			tx,
			ctx,
			{ submissionId: input.submissionId, name: input.step },
			{ claimedBy: input.workerKey, tries: waiting.tries + 1 },
		),
	);
	if (!submission) return null;
	const { subset, maxFileBytes: maxBytes } = phase;
	const task = taskOf(submission, { subset, maxBytes, protocol, labelSet, videos });
	return { ...task, workerKey: input.workerKey, phase };
}
