import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { DeclineInput } from "./input.ts";
import { actingPerson, loadRequest, movedOn } from "./load-request.ts";
import { declinedMail } from "./mails.ts";
import { readRequest } from "./read-request.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";
import { writeDecisionNote } from "./write-comment.ts";

/** Declines a request, with a reason and words to the applicant, who may ask again. */
export async function declineRequest(ctx: Context, input: DeclineInput): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	const { request, dataset, applicant, facts } = loaded;
	authorize(ctx.actor, "request.decide", facts);
	const steward = await actingPerson(ctx);
	const { revision, reason, words, note } = input;
	await inTransaction(async (tx) => {
		const declined = await transition(
			tx,
			ctx,
			{ request, name: "decline", revision, detail: { reason, words } },
			{ words, decidedAt: ctx.now, decidedBy: steward.id, declineReason: reason },
		);
		if (!declined) throw await movedOn(tx.db, request.id, revision);
		await writeDecisionNote(tx, ctx, loaded, { by: steward, note });
		await queueMail(tx, declinedMail({ request: declined, dataset, applicant }));
	});
	return readRequest(ctx, input);
}
