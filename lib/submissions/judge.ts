import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { lockPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { boardChanged, load, movedOn, refuseSecondOfItsBytes } from "./end-early.ts";
import type { disqualificationInput, reinstatementInput, verificationInput } from "./input.ts";
import { utcDay } from "./quota.ts";
import { hasSlot, insertSlot } from "./quota-queries.ts";
import { markVerified, transition } from "./transition.ts";

/** Has a failed submission tried again, at no charge and whatever the date. */
export async function rerunSubmission(ctx: Context, input: { submissionId: string }) {
	const { submission, relation } = await load(ctx, input.submissionId);
	const { id: submissionId, teamId, phaseId, failureMessage, state } = submission;
	authorize(ctx.actor, "submission.rerun", { ...relation, isFailed: state === "failed" });
	await inTransaction(async (tx) => {
		await refuseSecondOfItsBytes(tx, submission);
		const step = { submissionId, name: "rerun", detail: { failureMessage } } as const;
		const fresh = { tries: 0, failureMessage: null, isTooHeavy: false };
		if (!(await transition(tx, ctx, step, fresh))) throw new Conflict(movedOn);
		// An attempt given back in advance: whatever becomes of it now, it takes none.
		if (!(await hasSlot(tx.db, submissionId)))
			await insertSlot(tx.db, {
				...{ teamId, phaseId, submissionId, slot: 1, day: utcDay(submission.receivedAt) },
				reservedAt: ctx.now,
				refundedAt: ctx.now,
				refundReason: "rerun",
			});
		await enqueue(tx, "validate-submission", { submissionId });
	});
}

/** Takes a scored submission off the board, with a reason and a way to appeal. Refunds nothing. */
export async function disqualifySubmission(
	ctx: Context,
	input: z.output<typeof disqualificationInput>,
) {
	const { submission, relation } = await load(ctx, input.submissionId);
	const isScored = submission.state === "scored";
	authorize(ctx.actor, "submission.disqualify", { ...relation, isScored });
	const { reason, appeal } = input;
	await inTransaction(async (tx) => {
		await lockPhase(tx, submission.phaseId);
		const detail = { reason, appeal };
		const step = { submissionId: submission.id, name: "disqualify", detail } as const;
		const disqualification = `${reason}\n\nTo appeal: ${appeal}`;
		if (!(await transition(tx, ctx, step, { disqualification }))) throw new Conflict(movedOn);
		await boardChanged(tx, ctx, submission);
	});
}

/** Puts a disqualified submission back on the board, as it was scored. */
export async function reinstateSubmission(
	ctx: Context,
	input: z.output<typeof reinstatementInput>,
) {
	const { submission, relation } = await load(ctx, input.submissionId);
	const isDisqualified = submission.state === "disqualified";
	authorize(ctx.actor, "submission.reinstate", { ...relation, isDisqualified });
	await inTransaction(async (tx) => {
		await lockPhase(tx, submission.phaseId);
		await refuseSecondOfItsBytes(tx, submission);
		const detail = { reason: input.reason, disqualification: submission.disqualification };
		const step = { submissionId: submission.id, name: "reinstate", detail } as const;
		if (!(await transition(tx, ctx, step, { disqualification: null }))) throw new Conflict(movedOn);
		await boardChanged(tx, ctx, submission);
	});
}

/** Marks a scored submission as one whose code or weights the organizers have seen, or unmarks it. */
export async function verifySubmission(ctx: Context, input: z.output<typeof verificationInput>) {
	const { submission, relation } = await load(ctx, input.submissionId);
	const isScored = submission.state === "scored";
	authorize(ctx.actor, "submission.verify", { ...relation, isScored });
	const { note } = input;
	const verifiedBy = ctx.actor.kind === "member" && note !== null ? ctx.actor.userId : null;
	await inTransaction(async (tx) => {
		await lockPhase(tx, submission.phaseId);
		const mark = { verifiedAt: note === null ? null : ctx.now, verifiedBy, verificationNote: note };
		const before = await markVerified(tx, submission.id, mark);
		if (!before) throw new Conflict(movedOn);
		await record(tx, ctx, {
			action: "submission.verify",
			subject: { kind: "submission", id: submission.id },
			detail: { before: before.note, after: note },
		});
		await boardChanged(tx, ctx, submission);
	});
}
