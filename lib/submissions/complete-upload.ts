import { record } from "#lib/audit/index.ts";
import { momentOf, type PhaseRow, phaseById } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue, notify, submissionsChannel } from "#lib/queue/index.ts";
import { relationTo } from "#lib/teams/index.ts";
import { submissionKey } from "./begin-upload.ts";
import {
	closeIntent,
	type IntentRow,
	insertSubmission,
	selectIntent,
	selectSameBytes,
	selectSubmissionOfIntent,
	selectSubmissionsOfBytes,
} from "./queries.ts";
import { refuseTooManyInFlight, refuseWithoutAttempt } from "./quota.ts";
import { lockTeam } from "./quota-queries.ts";
import { requirementsOf } from "./requirements.ts";
import type { Received } from "./view.ts";

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

/** An upload begun in time has the phase's grace to end in, and not a moment more. */
function refuseLate(ctx: Context, phase: PhaseRow, intent: IntentRow): void {
	if (ctx.now < intent.expiresAt) return;
	const what = `The file was announced at ${intent.receivedAt.toISOString()} and had to be complete before ${intent.expiresAt.toISOString()}; the announcement has expired.`;
	const isOver = momentOf(phase, ctx.now) === "closed";
	throw new Conflict(
		isOver
			? `${what} The phase has closed meanwhile, so the file can no longer be sent; no attempt was used.`
			: `${what} ${again}`,
	);
}

/**
 * Turns an announced and stored file into a submission, and asks for its validation in the same
 * transaction. Saying it twice gives the same submission, and so does saying it of the same bytes.
 */
export async function completeUpload(ctx: Context, input: { intentId: string }): Promise<Received> {
	const intent = await selectIntent(ctx.db, input.intentId);
	if (!intent) throw new NotFound("upload");
	const phase = await phaseById(ctx, intent.phaseId);
	authorize(ctx.actor, "submission.create", {
		...(await relationTo(ctx, intent.teamId)),
		...(await requirementsOf(ctx, phase, intent)),
		phase: momentOf(phase, intent.receivedAt),
	});
	const earlier = await whatBecameOf(ctx, intent);
	if (earlier) return earlier;
	refuseLate(ctx, phase, intent);
	await checkArrived(ctx, intent);
	const made = await inTransaction((tx) => receive(tx, ctx, phase, intent));
	const other = made ?? (await whatBecameOf(ctx, intent));
	if (!other) throw new Conflict("The upload was completed by another request. Reload the page.");
	return other;
}

/** What an announcement that was completed before has led to; null for one that was not. */
async function whatBecameOf(ctx: Context, intent: IntentRow): Promise<Received | null> {
	const own = await selectSubmissionOfIntent(ctx.db, intent.id);
	if (own) return { submissionId: own.id, isEarlier: false };
	const now = await selectIntent(ctx.db, intent.id);
	if (!now?.completedAt) return null;
	const [same] = await selectSubmissionsOfBytes(ctx.db, intent);
	return same ? { submissionId: same.id, isEarlier: true } : null;
}

/** @returns null when another request received the same announcement first */
async function receive(
	tx: Transaction,
	ctx: Context,
	phase: PhaseRow,
	intent: IntentRow,
): Promise<Received | null> {
	// Two files of the same bytes, announced at once, meet here: one of them is the earlier.
	const team = { teamId: intent.teamId, ...(await lockTeam(tx.db, intent.teamId)) };
	const same = await selectSameBytes(tx.db, intent);
	if (!(await closeIntent(tx.db, intent.id, ctx.now))) return null;
	if (same) {
		await record(tx, ctx, {
			action: "submission.recognise",
			subject: { kind: "upload_intent", id: intent.id },
			detail: { submissionId: same.id },
		});
		await ctx.storage.deleteObject(submissionKey(intent.id));
		return { submissionId: same.id, isEarlier: true };
	}
	await refuseWithoutAttempt(tx.db, phase, intent);
	await refuseTooManyInFlight(tx, phase, team);
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
	return { submissionId: submission.id, isEarlier: false };
}
