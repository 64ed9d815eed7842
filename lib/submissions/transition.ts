import { and, eq, inArray } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teams } from "#drizzle/schema/teams.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { happened } from "#lib/events/index.ts";
import { notify, submissionsChannel } from "#lib/queue/index.ts";
import type { SubmissionRow } from "./queries.ts";
import { type Transition, transitions } from "./states.ts";

type Changes = Partial<
	Pick<
		SubmissionRow,
		| "claimedBy"
		| "tries"
		| "problems"
		| "problemTotal"
		| "failureMessage"
		| "isTooHeavy"
		| "disqualification"
		| "signature"
	>
>;

type Step = {
	submissionId: string;
	name: Transition;
	heldBy?: bigint;
	/** More of what the audit log should keep of this step: reasons, and what stood there before. */
	detail?: Record<string, unknown>;
};

/**
 * The only way a submission changes its state: one update that carries its own precondition, with
 * its audit line, its event and its notice. A claim held by a worker ends with the state that it was
 * for.
 * @returns null when the submission is not in a state this step starts from, or not in this hand
 */
export async function transition(
	tx: Transaction,
	ctx: Context,
	step: Step,
	changes: Changes = {},
): Promise<SubmissionRow | null> {
	const { from, to } = transitions[step.name];
	if ("event" in transitions[step.name]) await holdTeamOf(tx, step.submissionId);
	const before = from.length === 1 ? from[0] : await stateBefore(tx, step.submissionId);
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
		detail: { from: before, to, ...step.detail },
	});
	await tell(tx, ctx, step.name, changed);
	await notify(tx, submissionsChannel, changed.id);
	return changed;
}

/** An event names the team, so it is held before the submission, in the order in which a merge does. */
async function holdTeamOf(tx: Transaction, submissionId: string): Promise<void> {
	await tx.db
		.select({ id: teams.id })
		.from(teams)
		.innerJoin(submissions, eq(submissions.teamId, teams.id))
		.where(eq(submissions.id, submissionId))
		.for("key share", { of: teams });
}

/** Held until the commit, so that it is what stood there when the step was taken. */
async function stateBefore(tx: Transaction, submissionId: string) {
	const [row] = await tx.db
		.select({ state: submissions.state })
		.from(submissions)
		.where(eq(submissions.id, submissionId))
		.for("no key update");
	return row?.state;
}

async function tell(tx: Transaction, ctx: Context, name: Transition, submission: SubmissionRow) {
	const step = transitions[name];
	if (!("event" in step)) return;
	const { phaseId, teamId } = submission;
	const [phase] = await tx.db
		.select({ challengeId: phases.challengeId })
		.from(phases)
		.where(eq(phases.id, phaseId));
	if (!phase) return;
	const { challengeId } = phase;
	const about = { challengeId, phaseId, teamId, submissionId: submission.id };
	await happened(tx, ctx, { kind: step.event, ...about });
}

/**
 * Sets or takes off the organizers' mark of a scored submission.
 * @returns what the mark said before; null when it is not scored any more
 */
export async function markVerified(
	tx: Transaction,
	submissionId: string,
	mark: { verifiedAt: Date | null; verifiedBy: string | null; verificationNote: string | null },
): Promise<{ note: string | null } | null> {
	const [before] = await tx.db
		.select({ note: submissions.verificationNote })
		.from(submissions)
		.where(and(eq(submissions.id, submissionId), eq(submissions.state, "scored")))
		.for("no key update");
	if (!before) return null;
	await tx.db.update(submissions).set(mark).where(eq(submissions.id, submissionId));
	return before;
}
