import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import type { webhookInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { lockWebhook, updateWebhook } from "./queries.ts";

/** Ends a webhook for good; what it was told stays on record. */
export async function removeWebhook(
	ctx: Context,
	input: z.output<typeof webhookInput>,
): Promise<void> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const of = { challengeId, webhookId: input.webhookId };
	await inTransaction(async (tx) => {
		const { url, kinds } = mustBe(await lockWebhook(tx.db, of));
		await updateWebhook(tx.db, of, { removedAt: ctx.now });
		await record(tx, ctx, {
			action: "webhook.remove",
			subject: { kind: "webhook", id: of.webhookId },
			detail: { before: { url, kinds }, after: null },
		});
	});
}
