import type { requestStates } from "#drizzle/schema/access.ts";
import type { AccessAction, RequestMoment } from "#lib/policy/index.ts";

export type RequestState = (typeof requestStates)[number];

/**
 * The life of a request: from which states a step is taken, where it leads, and which action of the
 * policy it is. That it is taken from the right state is the write's own condition.
 */
export const transitions = {
	submit: { from: ["draft", "needs_changes"], to: "submitted", action: "request.edit" },
	"start-review": { from: ["submitted"], to: "in_review", action: "request.review" },
	"ask-for-changes": {
		from: ["submitted", "in_review"],
		to: "needs_changes",
		action: "request.decide",
	},
	"change-form": { from: ["submitted", "in_review"], to: "needs_changes", action: "form.publish" },
	approve: { from: ["submitted", "in_review"], to: "approved", action: "request.decide" },
	decline: { from: ["submitted", "in_review"], to: "declined", action: "request.decide" },
	withdraw: {
		from: ["draft", "submitted", "in_review", "needs_changes"],
		to: "withdrawn",
		action: "request.withdraw",
	},
	lapse: { from: ["draft", "needs_changes"], to: "lapsed", action: "request.upkeep" },
} as const satisfies Record<
	string,
	{ from: readonly RequestState[]; to: RequestState; action: AccessAction }
>;

export type Transition = keyof typeof transitions;

const moments: Record<RequestState, RequestMoment> = {
	draft: "editable",
	needs_changes: "editable",
	submitted: "waiting",
	in_review: "waiting",
	approved: "ended",
	declined: "ended",
	withdrawn: "ended",
	lapsed: "ended",
};

/** The state of a request as the policy groups it. */
export const momentOf = (state: RequestState): RequestMoment => moments[state];
