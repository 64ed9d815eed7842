import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { ReviewInput } from "./input.ts";
import { actingPerson, loadRequest, movedOn } from "./load-request.ts";
import { inReviewMail } from "./mails.ts";
import { readRequest } from "./read-request.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";

/** A steward takes a request in hand. */
export async function startReview(ctx: Context, input: ReviewInput): Promise<RequestView> {
	const { request, dataset, applicant, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.review", facts);
	const steward = await actingPerson(ctx);
	await inTransaction(async (tx) => {
		const step = { request, name: "start-review", revision: input.revision } as const;
		const taken = await transition(tx, ctx, step, { reviewerId: steward.id });
		if (!taken) throw await movedOn(tx.db, request.id, input.revision);
		await queueMail(tx, inReviewMail({ request: taken, dataset, applicant }, steward));
	});
	return readRequest(ctx, input);
}
