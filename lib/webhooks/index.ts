export { createWebhook } from "./create-webhook.ts";
export { deliverWebhook } from "./deliver-webhook.ts";
export { editWebhook } from "./edit-webhook.ts";
export { endOldSecret } from "./end-old-secret.ts";
export {
	deliveryInput,
	newWebhookInput,
	webhookEditInput,
	webhookInput,
	webhookKinds,
	webhookPageInput,
	webhooksInput,
} from "./input.ts";
export { listWebhooks, readWebhook } from "./list-webhooks.ts";
export { noteForWebhooks } from "./note-event.ts";
export { removeWebhook } from "./remove-webhook.ts";
export { replayDelivery } from "./replay-delivery.ts";
export { rotateSecret } from "./rotate-secret.ts";
export { testWebhook } from "./test-webhook.ts";
export {
	type DeliveryView,
	type MadeWebhookView,
	madeWebhookView,
	type WebhookPageView,
	type WebhooksView,
	webhookPageView,
	webhooksView,
} from "./view.ts";
