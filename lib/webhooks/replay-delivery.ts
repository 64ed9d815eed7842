import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import type { deliveryInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { lockWebhook, reopenDelivery } from "./queries.ts";
import { countSending } from "./sending-limit.ts";
import { paused } from "./test-webhook.ts";

/** Sends a delivery once more, as it was and under its own id, whether it had arrived or not. */
export async function replayDelivery(
	ctx: Context,
	input: z.output<typeof deliveryInput>,
): Promise<void> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const { webhookId, deliveryId } = input;
	await countSending(challengeId);
	await inTransaction(async (tx) => {
		const webhook = mustBe(await lockWebhook(tx.db, { challengeId, webhookId }));
		if (!webhook.isActive) throw new Conflict(paused);
		const before = mustBe(await reopenDelivery(tx.db, { webhookId, deliveryId }), "delivery");
		await record(tx, ctx, {
			action: "webhook.replay",
			subject: { kind: "webhook", id: webhookId },
			detail: {
				before: { deliveryId, deliveredAt: before.deliveredAt, lastAnswer: before.lastAnswer },
				after: { deliveryId, deliveredAt: null },
			},
		});
		await enqueue(tx, "deliver-webhook", { deliveryId }, { key: deliveryId });
	});
}
