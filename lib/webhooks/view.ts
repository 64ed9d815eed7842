import { z } from "zod";
import type { webhookDeliveries } from "#drizzle/schema/events.ts";
import type { ListedWebhook, WebhookRow } from "./queries.ts";
import { oldSecretUntil, webhookSecret } from "./sign.ts";

const webhookView = z.object({
	id: z.uuid(),
	url: z.string(),
	kinds: z.array(z.string()),
	isActive: z.boolean(),
	secretVersion: z.int(),
	oldSecretUntil: z.iso
		.datetime()
		.nullable()
		.describe("Until when deliveries are signed with the secret before too"),
	createdAt: z.iso.datetime(),
});

const listedWebhook = webhookView.extend({
	createdBy: z.string().nullable(),
	waiting: z.int().describe("Deliveries that have not arrived"),
	lastTriedAt: z.iso.datetime().nullable(),
	lastAnswer: z.string().nullable(),
});

export const webhooksView = z.array(listedWebhook);
export type WebhooksView = z.output<typeof webhooksView>;

export const madeWebhookView = webhookView.extend({
	secret: z.string().describe("Shown this once; deliveries are signed with it"),
});
export type MadeWebhookView = z.output<typeof madeWebhookView>;

const deliveryView = z.object({
	id: z.uuid().describe("The header webhook-id; the same for every try and replay"),
	kind: z.string(),
	body: z.string(),
	createdAt: z.iso.datetime(),
	tries: z.int(),
	lastTriedAt: z.iso.datetime().nullable(),
	lastAnswer: z.string().nullable(),
	deliveredAt: z.iso.datetime().nullable(),
});
export type DeliveryView = z.output<typeof deliveryView>;

export const webhookPageView = z.object({
	webhook: webhookView,
	deliveries: z.array(deliveryView),
	next: z.uuid().nullable(),
});
export type WebhookPageView = z.output<typeof webhookPageView>;

export const viewWebhook = (row: WebhookRow, now: Date): z.output<typeof webhookView> => ({
	id: row.id,
	url: row.url,
	kinds: row.kinds,
	isActive: row.isActive,
	secretVersion: row.secretVersion,
	oldSecretUntil: oldSecretUntil(row, now)?.toISOString() ?? null,
	createdAt: row.createdAt.toISOString(),
});

export const viewMade = (row: WebhookRow, now: Date): MadeWebhookView => ({
	...viewWebhook(row, now),
	secret: webhookSecret(row),
});

export const viewListed = (
	{ webhook, ...beside }: ListedWebhook,
	now: Date,
): WebhooksView[number] => ({
	...viewWebhook(webhook, now),
	createdBy: beside.createdBy,
	waiting: beside.waiting,
	lastTriedAt: beside.lastTriedAt?.toISOString() ?? null,
	lastAnswer: beside.lastAnswer,
});

export const viewDelivery = (
	row: typeof webhookDeliveries.$inferSelect,
	kind: string | null,
): DeliveryView => ({
	id: row.id,
	kind: kind ?? "webhook.test",
	body: row.body,
	createdAt: row.createdAt.toISOString(),
	tries: row.tries,
	lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
	lastAnswer: row.lastAnswer,
	deliveredAt: row.deliveredAt?.toISOString() ?? null,
});
