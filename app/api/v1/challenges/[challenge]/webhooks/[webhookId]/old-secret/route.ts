import { endpoint } from "#app/_http/endpoint.ts";
import { endOldSecret } from "#lib/webhooks/index.ts";
import { operations } from "../../../../../operations.ts";

export const DELETE = endpoint(operations.endOldWebhookSecret, endOldSecret);
