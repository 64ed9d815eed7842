import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { ChangesInput } from "./input.ts";
import { loadRequest, movedOn } from "./load-request.ts";
import { needsChangesMail } from "./mails.ts";
import { readRequest } from "./read-request.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";

/** Gives a request back to its applicant with a wish. */
export async function askForChanges(ctx: Context, input: ChangesInput): Promise<RequestView> {
	const { request, dataset, applicant, facts } = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.decide", facts);
	const { revision, words } = input;
	await inTransaction(async (tx) => {
		const step = { request, name: "ask-for-changes", revision, detail: { words } } as const;
		const given = await transition(tx, ctx, step, { words });
		if (!given) throw await movedOn(tx.db, request.id, revision);
		await queueMail(tx, needsChangesMail({ request: given, dataset, applicant }));
	});
	return readRequest(ctx, input);
}
