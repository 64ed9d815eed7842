import { endpoint } from "#app/_http/endpoint.ts";
import { testWebhook } from "#lib/webhooks/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.testWebhook, testWebhook);
