import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { LimitReached, NotSignedIn } from "#lib/errors.ts";
import type { newWebhookInput } from "./input.ts";
import { countWebhooks, insertWebhook } from "./queries.ts";
import { type MadeWebhookView, viewMade } from "./view.ts";

const most = 10;

/** Has a challenge's events posted somewhere from now on; answered with the secret, this once. */
export async function createWebhook(
	ctx: Context,
	input: z.output<typeof newWebhookInput>,
): Promise<MadeWebhookView> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId: createdBy } = ctx.actor;
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const { url, kinds } = input;
	return inTransaction(async (tx) => {
		if ((await countWebhooks(tx.db, challengeId)) >= most)
			throw new LimitReached(`A challenge has at most ${most} webhooks: remove one first.`);
		const made = await insertWebhook(tx.db, {
			...{ challengeId, url, kinds, createdBy },
			createdAt: ctx.now,
		});
		await record(tx, ctx, {
			action: "webhook.create",
			subject: { kind: "webhook", id: made.id },
			detail: { before: null, after: { url, kinds } },
		});
		return viewMade(made, ctx.now);
	});
}
