import { endpoint } from "#app/_http/endpoint.ts";
import { replayDelivery } from "#lib/webhooks/index.ts";
import { operations } from "../../../../../../../operations.ts";

export const POST = endpoint(operations.replayWebhookDelivery, replayDelivery);
