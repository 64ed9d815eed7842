import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { loadRequest, movedOn } from "./load-request.ts";
import { withdrawnMail, withdrawnNotice } from "./mails.ts";
import { selectStewards } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";

/** Takes a request back; stewards hear of it if it ever was with them. */
export async function withdrawRequest(
	ctx: Context,
	input: { number: number },
): Promise<RequestView> {
	const { request, dataset, applicant, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.withdraw", facts);
	await inTransaction(async (tx) => {
		const withdrawn = await transition(tx, ctx, { request, name: "withdraw" });
		if (!withdrawn) throw await movedOn(tx.db, request.id);
		const about = { request: withdrawn, dataset, applicant };
		await queueMail(tx, withdrawnMail(about));
		if (withdrawn.submittedAt === null) return;
		for (const steward of await selectStewards(tx.db, dataset.id))
			await queueMail(tx, withdrawnNotice(about, steward));
	});
	return readRequest(ctx, input);
}
