import { record } from "#lib/audit/index.ts";
import { momentOf, type PhaseRow, phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Invalid, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { methodById, relationTo, teamPlaysIn } from "#lib/teams/index.ts";
import type { UploadInput } from "./input.ts";
import { type IntentRow, insertIntent, selectSameBytes } from "./queries.ts";
import {
	readQuota,
	refuseTooManyAnnounced,
	refuseTooManyInFlight,
	refuseWithoutAttempt,
} from "./quota.ts";
import { lockTeam } from "./quota-queries.ts";
import { requirementsOf } from "./requirements.ts";
import type { UploadView } from "./view.ts";

/** A file of any size needs some time, even where a phase gives none. */
const leastUploadSeconds = 60;
/** Storage signs addresses for a week at most. */
const longestAddressSeconds = 7 * 24 * 60 * 60;

/** How long an announced file may take to arrive: the grace of an upload begun before the end. */
export const uploadSeconds = (phase: { graceSeconds: number }): number =>
	Math.max(phase.graceSeconds, leastUploadSeconds);

export const submissionKey = (intentId: string): string => `submissions/${intentId}`;

export const uploadType = "application/octet-stream";

/** An announcement to follow, or the submission that has these very bytes already. */
type Announced =
	| { isEarlier: false; intent: IntentRow; phase: PhaseRow }
	| { isEarlier: true; submissionId: string; phase: PhaseRow; teamId: string };

/**
 * Announces a file. Free; holds no attempt; its instant is what the deadline is tested on. Bytes that
 * the team has in this phase already are answered with that submission, whatever its quota.
 */
export async function announceUpload(ctx: Context, input: UploadInput): Promise<Announced> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const slugs = { challenge: input.challenge, phase: input.phase };
	const phase = await phaseById(ctx, (await readPhase(ctx, slugs)).phase.id);
	const method = await methodById(ctx, input.methodId);
	const { teamId } = method;
	// A method plays in the challenge of its team and in no other.
	if (!(await teamPlaysIn(ctx, teamId, phase.challengeId))) throw new NotFound("method");
	authorize(ctx.actor, "submission.create", {
		...(await relationTo(ctx, teamId)),
		...(await requirementsOf(ctx, phase, { teamId, userId })),
		phase: momentOf(phase, ctx.now),
	});
	if (input.fileBytes > phase.maxFileBytes)
		throw new Invalid(
			`The file has ${input.fileBytes} bytes; this phase takes at most ${phase.maxFileBytes}. Gzip it, or send fewer digits.`,
			[{ pointer: "/fileBytes", message: `at most ${phase.maxFileBytes}` }],
		);
	return inTransaction(async (tx) => {
		const team = { teamId, ...(await lockTeam(tx.db, teamId)) };
		const of = { teamId, phaseId: phase.id, sha256: input.sha256 };
		const earlier = await selectSameBytes(tx.db, of);
		if (earlier) return { isEarlier: true, submissionId: earlier.id, phase, teamId };
		await refuseWithoutAttempt(tx.db, phase, { teamId, receivedAt: ctx.now });
		await refuseTooManyInFlight(tx, phase, team);
		await refuseTooManyAnnounced(tx, ctx, phase, team);
		const intent = await insertIntent(tx.db, {
			...of,
			challengeId: phase.challengeId,
			methodId: method.id,
			userId,
			fileName: input.fileName,
			fileBytes: input.fileBytes,
			receivedAt: ctx.now,
			expiresAt: new Date(ctx.now.getTime() + uploadSeconds(phase) * 1000),
		});
		await record(tx, ctx, {
			action: "submission.announce",
			subject: { kind: "upload_intent", id: intent.id },
			detail: { phaseId: phase.id, methodId: method.id, sha256: input.sha256 },
		});
		return { isEarlier: false, intent, phase };
	});
}

/** Announces a file and says where to put it: an address that takes exactly those bytes. */
export async function beginUpload(ctx: Context, input: UploadInput): Promise<UploadView> {
	const announced = await announceUpload(ctx, input);
	const { phase } = announced;
	if (announced.isEarlier) {
		const { submissionId, teamId } = announced;
		const quota = await readQuota(ctx.db, phase, teamId, ctx.now);
		return { isEarlier: true, submissionId, quota };
	}
	const { intent } = announced;
	const put = await ctx.storage.presignPut({
		key: submissionKey(intent.id),
		fileBytes: intent.fileBytes,
		contentType: uploadType,
		sha256Hex: intent.sha256,
		expiresSeconds: Math.min(uploadSeconds(phase), longestAddressSeconds),
	});
	return {
		isEarlier: false,
		intentId: intent.id,
		url: put.url,
		headers: put.headers,
		expiresAt: intent.expiresAt.toISOString(),
		quota: await readQuota(ctx.db, phase, intent.teamId, ctx.now),
	};
}
