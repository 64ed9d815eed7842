import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, Invalid } from "#lib/errors.ts";
import { openGrant } from "#lib/grants/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { ApprovalInput } from "./input.ts";
import { actingPerson, loadRequest, movedOn } from "./load-request.ts";
import { approvedMail } from "./mails.ts";
import { selectBlockReason } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";
import { writeDecisionNote } from "./write-comment.ts";

const maxYears = 3;

function yearsFrom(now: Date, years: number): Date {
	const then = new Date(now);
	then.setUTCFullYear(then.getUTCFullYear() + years);
	return then;
}

/** The end of the last day of access. */
function endOf(endsOn: string | undefined, now: Date): Date {
	if (endsOn === undefined) return yearsFrom(now, 1);
	const endsAt = new Date(`${endsOn}T23:59:59Z`);
	if (endsAt <= now || endsAt > yearsFrom(now, maxYears))
		throw new Invalid(`Access ends after today, and at most ${maxYears} years from now.`, [
			{ pointer: "/endsOn", message: `after today, at most ${maxYears} years from now` },
		]);
	return endsAt;
}

function refuseEmptyRange({ firstSequence, lastSequence }: ApprovalInput): void {
	if (lastSequence !== null && lastSequence < firstSequence)
		throw new Invalid("The last version comes before the first.", [
			{ pointer: "/lastSequence", message: "not before the first version" },
		]);
}

/** Approves a request that says what the steward has read, and opens the grant with it. */
export async function approveRequest(ctx: Context, input: ApprovalInput): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	const { request, dataset, applicant, facts } = loaded;
	authorize(ctx.actor, "request.decide", facts);
	const endsAt = endOf(input.endsOn, ctx.now);
	refuseEmptyRange(input);
	const steward = await actingPerson(ctx);
	const { revision, words, firstSequence, lastSequence, note } = input;
	await inTransaction(async (tx) => {
		const decision = { endsAt: endsAt.toISOString(), firstSequence, lastSequence, words };
		const approved = await transition(
			tx,
			ctx,
			{ request, name: "approve", revision, detail: decision },
			{ words, decidedAt: ctx.now, decidedBy: steward.id, declineReason: null },
		);
		if (!approved) throw await movedOn(tx.db, request.id, revision);
		const block = await selectBlockReason(tx.db, { datasetId: dataset.id, email: applicant.email });
		if (block !== null)
			throw new Conflict(`${applicant.name} is blocked (${block}): lift the block first.`);
		await openGrant(tx, ctx, {
			datasetId: dataset.id,
			userId: request.userId,
			requestId: request.id,
			firstSequence,
			lastSequence,
			startsAt: ctx.now,
			endsAt,
			grantedBy: steward.id,
		});
		await writeDecisionNote(tx, ctx, loaded, { by: steward, note });
		await queueMail(tx, approvedMail({ request: approved, dataset, applicant }, endsAt));
	});
	return readRequest(ctx, input);
}
