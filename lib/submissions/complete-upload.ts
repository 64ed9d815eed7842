import { record } from "#lib/audit/index.ts";
import { momentOf, phaseById } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue, notify, submissionsChannel } from "#lib/queue/index.ts";
import { relationTo } from "#lib/teams/index.ts";
import { submissionKey } from "./begin-upload.ts";
import {
	closeIntent,
	type IntentRow,
	insertSubmission,
	type SubmissionRow,
	selectIntent,
	selectSubmissionOfIntent,
} from "./queries.ts";
import { refuseWithoutAttempt } from "./quota.ts";
import { requirementsOf } from "./requirements.ts";

const again = "Announce the file again and send it once more; no attempt was used.";

/** The file has arrived whole, or the sentence says what arrived instead. */
async function checkArrived(ctx: Context, intent: IntentRow): Promise<void> {
	const stored = await ctx.storage.digest(submissionKey(intent.id));
	if (!stored) throw new Conflict("The file has not arrived: PUT it to the given address first.");
	if (stored.bytes !== intent.fileBytes)
		throw new Conflict(
			`${stored.bytes} bytes arrived where ${intent.fileBytes} were announced. ${again}`,
		);
	if (stored.sha256 !== intent.sha256)
		throw new Conflict(
			`What arrived has the sha256 ${stored.sha256}, not the announced one. ${again}`,
		);
}

/**
 * Turns an announced and stored file into a submission, and asks for its validation in the same
 * transaction. Saying it twice gives the same submission.
 */
export async function completeUpload(
	ctx: Context,
	input: { intentId: string },
): Promise<{ submissionId: string }> {
	const intent = await selectIntent(ctx.db, input.intentId);
	if (!intent) throw new NotFound("upload");
	const phase = await phaseById(ctx, intent.phaseId);
	authorize(ctx.actor, "submission.create", {
		...(await relationTo(ctx, intent.teamId)),
		...(await requirementsOf(ctx, phase, intent)),
		phase: momentOf(phase, intent.receivedAt),
	});
	const earlier = await selectSubmissionOfIntent(ctx.db, intent.id);
	if (earlier) return { submissionId: earlier.id };
	if (ctx.now >= intent.expiresAt)
		throw new Conflict(`The announcement expired at ${intent.expiresAt.toISOString()}. ${again}`);
	await refuseWithoutAttempt(ctx, phase, intent);
	await checkArrived(ctx, intent);
	const made = await receive(ctx, intent);
	if (made) return { submissionId: made.id };
	const other = await selectSubmissionOfIntent(ctx.db, intent.id);
	if (!other) throw new Conflict("The upload was completed by another request. Reload the page.");
	return { submissionId: other.id };
}

/** @returns null when another request received the same file first */
async function receive(ctx: Context, announced: IntentRow): Promise<SubmissionRow | null> {
	return inTransaction(async (tx) => {
		const intent = await closeIntent(tx.db, announced.id, ctx.now);
		if (!intent) return null;
		const submission = await insertSubmission(tx.db, {
			intentId: intent.id,
			phaseId: intent.phaseId,
			teamId: intent.teamId,
			methodId: intent.methodId,
			userId: intent.userId,
			receivedAt: intent.receivedAt,
			stateChangedAt: ctx.now,
			fileName: intent.fileName,
			fileBytes: intent.fileBytes,
			sha256: intent.sha256,
		});
		await record(tx, ctx, {
			action: "submission.receive",
			subject: { kind: "submission", id: submission.id },
			detail: { to: "received", sha256: submission.sha256 },
		});
		await enqueue(tx, "validate-submission", { submissionId: submission.id });
		await notify(tx, submissionsChannel, submission.id);
		return submission;
	});
}
