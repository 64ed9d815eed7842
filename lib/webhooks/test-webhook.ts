import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import type { webhookInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { insertDelivery, lockWebhook } from "./queries.ts";
import { countSending } from "./sending-limit.ts";

export const paused = "This webhook is paused: have it go on first.";

/** Sends a webhook a message that tells of nothing, so that its receiver can be tried. */
export async function testWebhook(
	ctx: Context,
	input: z.output<typeof webhookInput>,
): Promise<{ deliveryId: string }> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const { webhookId, challenge } = input;
	await countSending(challengeId);
	return inTransaction(async (tx) => {
		const webhook = mustBe(await lockWebhook(tx.db, { challengeId, webhookId }));
		if (!webhook.isActive) throw new Conflict(paused);
		const said = { type: "webhook.test", timestamp: ctx.now.toISOString(), data: { challenge } };
		const body = JSON.stringify(said);
		const made = mustBe(
			await insertDelivery(tx.db, { webhookId, eventId: null, body, createdAt: ctx.now }),
		);
		await record(tx, ctx, {
			action: "webhook.test",
			subject: { kind: "webhook", id: webhookId },
			detail: { before: null, after: { deliveryId: made.id } },
		});
		await enqueue(tx, "deliver-webhook", { deliveryId: made.id }, { key: made.id });
		return { deliveryId: made.id };
	});
}
