import type { submissionStates } from "#drizzle/schema/submissions.ts";

export type SubmissionState = (typeof submissionStates)[number];

/**
 * The life of a submission. Who may take a step is the policy's; that it is taken from the right
 * state is the write's own condition.
 */
export const transitions = {
	validate: { from: ["received"], to: "validating" },
	reject: { from: ["validating"], to: "rejected" },
	queue: { from: ["validating"], to: "queued" },
	score: { from: ["queued"], to: "scoring" },
	finish: { from: ["scoring"], to: "scored" },
	"retry-validation": { from: ["validating"], to: "received" },
	"retry-scoring": { from: ["scoring"], to: "queued" },
	fail: { from: ["validating", "scoring"], to: "failed" },
	cancel: { from: ["received", "queued"], to: "cancelled" },
	withdraw: { from: ["scored"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly SubmissionState[]; to: SubmissionState }>;

export type Transition = keyof typeof transitions;

const endings: readonly SubmissionState[] = [
	"rejected",
	"scored",
	"failed",
	"cancelled",
	"withdrawn",
];

/** Nothing more happens by itself in such a state. */
export const isFinal = (state: SubmissionState): boolean => endings.includes(state);

/** In the queue and in nobody's hands, so that it can still be cancelled. */
export const isWaiting = (state: SubmissionState): boolean =>
	state === "received" || state === "queued";
