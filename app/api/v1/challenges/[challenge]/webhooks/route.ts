import { endpoint } from "#app/_http/endpoint.ts";
import { createWebhook, listWebhooks } from "#lib/webhooks/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listWebhooks, listWebhooks);
export const POST = endpoint(operations.createWebhook, createWebhook);
