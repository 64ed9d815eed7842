import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import type { webhookEditInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { lockWebhook, updateWebhook } from "./queries.ts";

/** Changes where events go, which of them, and whether any do. */
export async function editWebhook(
	ctx: Context,
	input: z.output<typeof webhookEditInput>,
): Promise<void> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const { webhookId, url, kinds, isActive } = input;
	const of = { challengeId, webhookId };
	await inTransaction(async (tx) => {
		const before = mustBe(await lockWebhook(tx.db, of));
		await updateWebhook(tx.db, of, { url, kinds, isActive });
		await record(tx, ctx, {
			action: "webhook.edit",
			subject: { kind: "webhook", id: webhookId },
			detail: {
				before: { url: before.url, kinds: before.kinds, isActive: before.isActive },
				after: { url, kinds, isActive },
			},
		});
	});
}
