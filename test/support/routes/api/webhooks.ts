import { challengeOrganizers, only } from "../roles.ts";
import type { World } from "../world.ts";
import { ofChallenge, type Table } from "./asks.ts";

const managers = only(challengeOrganizers, "organizers_only");
const ofWebhook = ({ slugs, webhookId }: World) => ({ challenge: slugs.challenge, webhookId });
const wish = {
	url: "https://receiver.invalid/hook",
	kinds: ["submission.scored" as const],
};

export const webhooks = {
	listWebhooks: [{ given: ofChallenge, verdicts: managers }],
	createWebhook: [{ given: (world) => ({ ...ofChallenge(world), ...wish }), verdicts: managers }],
	readWebhook: [{ given: ofWebhook, verdicts: managers }],
	editWebhook: [
		{ given: (world) => ({ ...ofWebhook(world), ...wish, isActive: true }), verdicts: managers },
	],
	rotateWebhookSecret: [{ given: ofWebhook, verdicts: managers }],
	endOldWebhookSecret: [
		{ given: ofWebhook, verdicts: only(challengeOrganizers, "organizers_only", "conflict") },
	],
	testWebhook: [{ given: ofWebhook, verdicts: managers }],
	replayWebhookDelivery: [
		{
			given: (world) => ({ ...ofWebhook(world), deliveryId: world.deliveryId }),
			verdicts: managers,
		},
	],
	removeWebhook: [
		{
			given: ({ slugs, removedWebhookId }) => ({
				challenge: slugs.challenge,
				webhookId: removedWebhookId,
			}),
			verdicts: only(challengeOrganizers, "organizers_only", "not_found"),
		},
	],
} satisfies Partial<Table>;
