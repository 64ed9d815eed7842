import type { z } from "zod";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { readSubmission } from "#lib/submissions/index.ts";
import { viewAudit } from "./audit-line.ts";
import { selectAudit } from "./audit-queries.ts";
import type { deskSubmissionInput } from "./input.ts";
import { scoreFor } from "./list-submissions.ts";
import { selectEvaluations, selectLogs, selectSlot, selectTeamOf } from "./submission-queries.ts";
import type { DeskSubmissionView } from "./view.ts";

const auditLines = 200;

type Slot = NonNullable<Awaited<ReturnType<typeof selectSlot>>>;

const viewSlot = (slot: Slot): DeskSubmissionView["attempt"] => ({
	day: slot.day,
	slot: slot.slot,
	reservedAt: slot.reservedAt.toISOString(),
	spentAt: slot.spentAt?.toISOString() ?? null,
	refundedAt: slot.refundedAt?.toISOString() ?? null,
	refundReason: slot.refundReason,
});

/** A submission with what only organizers see of it: logs, its attempt, every basis, who did what. */
export async function readDeskSubmission(
	ctx: Context,
	input: z.output<typeof deskSubmissionInput>,
): Promise<DeskSubmissionView> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "desk.view");
	const { submissionId } = input;
	const found = await selectTeamOf(ctx.db, submissionId);
	if (found?.phase.challengeId !== challengeId) throw new NotFound("submission");
	const [submission, slot, logs, evaluations, audit] = await Promise.all([
		readSubmission(ctx, { submissionId }),
		selectSlot(ctx.db, submissionId),
		selectLogs(ctx.db, submissionId),
		selectEvaluations(ctx.db, submissionId),
		selectAudit(ctx.db, { challengeId, subject: submissionId, limit: auditLines }),
	]);
	const at = { receivedAt: new Date(submission.receivedAt), now: ctx.now };
	const { phase, ...team } = found;
	return {
		submission,
		team,
		attempt: slot && viewSlot(slot),
		logs: logs.map((log) => ({ at: log.at.toISOString(), message: log.message })),
		evaluations: evaluations.map(({ evaluatorName, evaluatorVersion, createdAt, ...row }) => ({
			...row,
			evaluator: { name: evaluatorName, version: evaluatorVersion },
			score: scoreFor(phase, row.score, at),
			evaluatedAt: createdAt.toISOString(),
		})),
		audit: audit.map(viewAudit),
	};
}
