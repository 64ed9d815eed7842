import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { lapsedMail } from "./mails.ts";
import { selectUntouched } from "./queries.ts";
import { transition } from "./transition.ts";

/** After how many days without a touch a request ends that waits for its applicant. Nothing else ends by time. */
const patienceDays = { draft: 90, needs_changes: 60 } as const;
const dayMilliseconds = 86_400_000;
const batch = 100;

async function lapse(ctx: Context, state: keyof typeof patienceDays): Promise<number> {
	const days = patienceDays[state];
	const since = new Date(ctx.now.getTime() - days * dayMilliseconds);
	const untouched = await selectUntouched(ctx.db, { state, since, limit: batch });
	for (const { request, dataset, applicant } of untouched)
		await inTransaction(async (tx) => {
			// A request that was edited between the look and now is another revision, and stays.
			const step = { request, name: "lapse", revision: request.revision } as const;
			const lapsed = await transition(tx, ctx, step);
			if (lapsed) await queueMail(tx, lapsedMail({ request: lapsed, dataset, applicant }, days));
		});
	return untouched.length < batch ? untouched.length : untouched.length + (await lapse(ctx, state));
}

/** Ends what its applicant has left lying, with a mail. */
export async function lapseRequests(ctx: Context): Promise<{ lapsed: number }> {
	authorize(ctx.actor, "request.upkeep", {});
	return { lapsed: (await lapse(ctx, "draft")) + (await lapse(ctx, "needs_changes")) };
}
