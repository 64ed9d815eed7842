import type { z } from "zod";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { webhookPageInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { selectDeliveries, selectWebhook, selectWebhooks } from "./queries.ts";
import {
	viewDelivery,
	viewListed,
	viewWebhook,
	type WebhookPageView,
	type WebhooksView,
} from "./view.ts";

const pageSize = 30;

/** The webhooks of a challenge, with how the last delivery of each went. */
export async function listWebhooks(
	ctx: Context,
	input: { challenge: string },
): Promise<WebhooksView> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	return (await selectWebhooks(ctx.db, challengeId)).map((row) => viewListed(row, ctx.now));
}

/** A webhook with a page of what it was told, newest first. */
export async function readWebhook(
	ctx: Context,
	input: z.output<typeof webhookPageInput>,
): Promise<WebhookPageView> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const { webhookId, after } = input;
	const webhook = mustBe(await selectWebhook(ctx.db, { challengeId, webhookId }));
	const rows = await selectDeliveries(ctx.db, { webhookId, after, limit: pageSize + 1 });
	const shown = rows.slice(0, pageSize);
	return {
		webhook: viewWebhook(webhook, ctx.now),
		deliveries: shown.map(({ delivery, kind }) => viewDelivery(delivery, kind)),
		next: rows.length > pageSize ? (shown.at(-1)?.delivery.id ?? null) : null,
	};
}
