import { and, eq, inArray } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { notify, submissionsChannel } from "#lib/queue/index.ts";
import type { SubmissionRow } from "./queries.ts";
import { type Transition, transitions } from "./states.ts";

type Changes = Partial<
	Pick<SubmissionRow, "claimedBy" | "tries" | "problems" | "problemTotal" | "failureMessage">
>;

/**
 * The only way a submission changes its state: one update that carries its own precondition, with
 * its audit line and its notice. A claim held by a worker ends with the state that it was for.
 * @returns null when the submission is not in a state this step starts from, or not in this hand
 */
export async function transition(
	tx: Transaction,
	ctx: Context,
	step: { submissionId: string; name: Transition; heldBy?: bigint },
	changes: Changes = {},
): Promise<SubmissionRow | null> {
	const { from, to } = transitions[step.name];
	const [changed] = await tx.db
		.update(submissions)
		.set({ claimedBy: null, ...changes, state: to, stateChangedAt: ctx.now })
		.where(
			and(
				eq(submissions.id, step.submissionId),
				inArray(submissions.state, [...from]),
				step.heldBy === undefined ? undefined : eq(submissions.claimedBy, step.heldBy),
			),
		)
		.returning();
	if (!changed) return null;
	await record(tx, ctx, {
		action: `submission.${step.name}`,
		subject: { kind: "submission", id: changed.id },
		detail: { to },
	});
	await notify(tx, submissionsChannel, changed.id);
	return changed;
}
