import type { eventKinds } from "#drizzle/schema/events.ts";
import type { submissionStates } from "#drizzle/schema/submissions.ts";

export type SubmissionState = (typeof submissionStates)[number];

type Step = {
	from: readonly SubmissionState[];
	to: SubmissionState;
	/** What everybody concerned is told of, where they are. */
	event?: (typeof eventKinds)[number];
};

/**
 * The life of a submission. Who may take a step is the policy's; that it is taken from the right
 * state is the write's own condition.
 */
export const transitions = {
	validate: { from: ["received"], to: "validating" },
	reject: { from: ["validating"], to: "rejected", event: "submission.rejected" },
	queue: { from: ["validating"], to: "queued" },
	score: { from: ["queued"], to: "scoring" },
	finish: { from: ["scoring"], to: "scored", event: "submission.scored" },
	"retry-validation": { from: ["validating"], to: "received" },
	"retry-scoring": { from: ["scoring"], to: "queued" },
	fail: { from: ["validating", "scoring"], to: "failed", event: "submission.failed" },
	"give-up": { from: ["received", "queued"], to: "failed", event: "submission.failed" },
	rerun: { from: ["failed"], to: "received" },
	cancel: { from: ["received", "queued"], to: "cancelled" },
	withdraw: { from: ["scored"], to: "withdrawn" },
	restore: { from: ["withdrawn"], to: "scored" },
	disqualify: { from: ["scored"], to: "disqualified", event: "submission.disqualified" },
	reinstate: { from: ["disqualified"], to: "scored", event: "submission.reinstated" },
} as const satisfies Record<string, Step>;

export type Transition = keyof typeof transitions;

const daySeconds = 24 * 60 * 60;

/**
 * How long a submission may stay in each state that is not an end; a sweep ends or puts back what
 * stays longer. A task of a worker has its own limit, which the worker's configuration sets.
 */
export const stateLimits = (taskSeconds: number) =>
	({
		received: { seconds: daySeconds, after: "fail" },
		validating: { seconds: taskSeconds, after: "retry" },
		queued: { seconds: daySeconds, after: "fail" },
		scoring: { seconds: taskSeconds, after: "retry" },
	}) as const satisfies Partial<Record<SubmissionState, object>>;

type UnfinishedState = keyof ReturnType<typeof stateLimits>;

const unfinished: Record<UnfinishedState, true> = {
	received: true,
	validating: true,
	queued: true,
	scoring: true,
};

export const unfinishedStates = Object.keys(unfinished) as UnfinishedState[];

/** Nothing more happens by itself in such a state. */
export const isFinal = (state: SubmissionState): boolean => !Object.hasOwn(unfinished, state);

/** In the queue and in nobody's hands, so that it can still be cancelled. */
export const isWaiting = (state: SubmissionState): boolean =>
	state === "received" || state === "queued";

/** A submission stands for its bytes: sending them again is answered with it. */
export const standsForItsBytes = [...unfinishedStates, "scored"] as const;

/** How long a withdrawal can be taken back. */
const restoreSeconds = daySeconds;

/** Until when a withdrawn submission can be brought back. */
export const restorableUntil = (withdrawnAt: Date): Date =>
	new Date(withdrawnAt.getTime() + restoreSeconds * 1000);
