import { endpoint } from "#app/_http/endpoint.ts";
import { previewRecipients } from "#lib/notices/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.previewRecipients, previewRecipients);
