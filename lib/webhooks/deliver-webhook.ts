import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";
import { post } from "./post.ts";
import { noteTry, selectUndelivered } from "./queries.ts";
import { signedHeaders } from "./sign.ts";

/**
 * Posts a delivery, and keeps what was answered. What has arrived is not sent again, and for a
 * webhook that was paused or removed nothing is.
 * @throws Error when it did not arrive, so that the queue tries again later
 */
export async function deliverWebhook(ctx: Context, input: { deliveryId: string }): Promise<void> {
	authorize(ctx.actor, "event.tell", {});
	const found = await selectUndelivered(ctx.db, input.deliveryId);
	if (!found) return;
	const { delivery, webhook } = found;
	const { id, body } = delivery;
	if (webhook.removedAt !== null || !webhook.isActive) {
		const text = `not sent: the webhook was ${webhook.removedAt ? "removed" : "paused"}`;
		return noteTry(ctx.db, id, { at: ctx.now, text, isDelivered: false });
	}
	const headers = signedHeaders(webhook, { id, body, at: ctx.now });
	const answer = await post(webhook.url, { headers, body });
	await noteTry(ctx.db, id, { at: ctx.now, ...answer });
	if (!answer.isDelivered) throw new Error(`delivery ${id}: ${answer.text}`);
}
