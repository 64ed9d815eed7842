import { endpoint } from "#app/_http/endpoint.ts";
import { editWebhook, readWebhook, removeWebhook } from "#lib/webhooks/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readWebhook, readWebhook);
export const PUT = endpoint(operations.editWebhook, editWebhook);
export const DELETE = endpoint(operations.removeWebhook, removeWebhook);
