import { and, eq, inArray } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { insertEvent, revokeAsks } from "./beside-queries.ts";
import type { RequestRow } from "./queries.ts";
import { momentOf, type RequestState, type Transition, transitions } from "./states.ts";

type Changes = Partial<
	Pick<
		RequestRow,
		| "formNumber"
		| "submittedAt"
		| "reviewerId"
		| "decidedAt"
		| "decidedBy"
		| "declineReason"
		| "words"
		| "escalatedAt"
	>
>;

type Step = {
	request: Pick<RequestRow, "id" | "state">;
	name: Transition;
	/** What was read: a request that says something else by now is left as it is. */
	revision?: number;
	detail?: Record<string, unknown>;
};

/**
 * The only way a request changes its state: one update that carries its own precondition, with its
 * line in the request's history and in the audit log. What a supervisor was asked ends with it.
 * @returns null when the request is in no state that this step starts from, or was changed since
 */
export async function transition(
	tx: Transaction,
	ctx: Context,
	step: Step,
	changes: Changes = {},
): Promise<RequestRow | null> {
	const { from, to } = transitions[step.name];
	const allowed: readonly RequestState[] = from;
	const [changed] = await tx.db
		.update(accessRequests)
		.set({ ...changes, state: to, stateChangedAt: ctx.now })
		.where(
			and(
				eq(accessRequests.id, step.request.id),
				inArray(accessRequests.state, [...allowed]),
				step.revision === undefined ? undefined : eq(accessRequests.revision, step.revision),
			),
		)
		.returning();
	if (!changed) return null;
	if (momentOf(to) === "ended") await revokeAsks(tx.db, { requestId: changed.id, now: ctx.now });
	await insertEvent(tx.db, ctx, {
		requestId: changed.id,
		action: step.name,
		fromState: step.request.state,
		toState: to,
		detail: step.detail ?? {},
	});
	await record(tx, ctx, {
		action: `request.${step.name}`,
		subject: { kind: "access_request", id: changed.id },
		detail: { number: changed.number, to, revision: changed.revision },
	});
	return changed;
}
