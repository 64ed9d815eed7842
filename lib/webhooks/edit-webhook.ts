import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { webhookEditInput } from "./input.ts";
import { manager, mustBe } from "./manager.ts";
import { lockWebhook, updateWebhook } from "./queries.ts";

/** Changes where events go, which of them, and whether any do. */
export async function editWebhook(
	ctx: Context,
	input: z.output<typeof webhookEditInput>,
): Promise<void> {
	const { challengeId, facts } = await manager(ctx, input.challenge);
	authorize(ctx.actor, "webhook.manage", facts);
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
