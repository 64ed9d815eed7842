import { record } from "#lib/audit/index.ts";
import { momentOf, phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Invalid, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { methodById, relationTo, teamPlaysIn } from "#lib/teams/index.ts";
import type { UploadInput } from "./input.ts";
import { type IntentRow, insertIntent } from "./queries.ts";
import { readQuota, refuseTooManyOpen, refuseWithoutAttempt } from "./quota.ts";
import { requirementsOf } from "./requirements.ts";
import type { UploadView } from "./view.ts";

/** How long an announced file may take to arrive; one begun before the deadline may end after it. */
const intentSeconds = 60 * 60;

export const submissionKey = (intentId: string): string => `submissions/${intentId}`;

export const uploadType = "application/octet-stream";

/** Announces a file. Free; holds no attempt; its instant is what the deadline is tested on. */
export async function announceUpload(ctx: Context, input: UploadInput): Promise<IntentRow> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const slugs = { challenge: input.challenge, phase: input.phase };
	const phase = await phaseById(ctx, (await readPhase(ctx, slugs)).phase.id);
	const method = await methodById(ctx, input.methodId);
	// A method plays in the challenge of its team and in no other.
	if (!(await teamPlaysIn(ctx, method.teamId, phase.challengeId))) throw new NotFound("method");
	const relation = await relationTo(ctx, method.teamId);
	authorize(ctx.actor, "submission.create", {
		...relation,
		...(await requirementsOf(ctx, phase, { teamId: method.teamId, userId })),
		phase: momentOf(phase, ctx.now),
	});
	if (input.fileBytes > phase.maxFileBytes)
		throw new Invalid(
			`The file has ${input.fileBytes} bytes; this phase takes at most ${phase.maxFileBytes}. Gzip it, or send fewer digits.`,
			[{ pointer: "/fileBytes", message: `at most ${phase.maxFileBytes}` }],
		);
	await refuseWithoutAttempt(ctx, phase, { teamId: method.teamId, receivedAt: ctx.now });
	return inTransaction(async (tx) => {
		await refuseTooManyOpen(tx, ctx, { teamId: method.teamId, phaseId: phase.id });
		const intent = await insertIntent(tx.db, {
			challengeId: phase.challengeId,
			phaseId: phase.id,
			teamId: method.teamId,
			methodId: method.id,
			userId,
			fileName: input.fileName,
			fileBytes: input.fileBytes,
			sha256: input.sha256,
			receivedAt: ctx.now,
			expiresAt: new Date(ctx.now.getTime() + intentSeconds * 1000),
		});
		await record(tx, ctx, {
			action: "submission.announce",
			subject: { kind: "upload_intent", id: intent.id },
			detail: { phaseId: phase.id, methodId: method.id, sha256: input.sha256 },
		});
		return intent;
	});
}

/** Announces a file and says where to put it: an address that takes exactly those bytes. */
export async function beginUpload(ctx: Context, input: UploadInput): Promise<UploadView> {
	const intent = await announceUpload(ctx, input);
	const put = await ctx.storage.presignPut({
		key: submissionKey(intent.id),
		fileBytes: intent.fileBytes,
		contentType: uploadType,
		sha256Hex: intent.sha256,
		expiresSeconds: intentSeconds,
	});
	const phase = await phaseById(ctx, intent.phaseId);
	return {
		intentId: intent.id,
		url: put.url,
		headers: put.headers,
		expiresAt: intent.expiresAt.toISOString(),
		quota: await readQuota(ctx.db, phase, intent.teamId, ctx.now),
	};
}
