import { endpoint } from "#app/_http/endpoint.ts";
import { listMessages, sendMessage } from "#lib/notices/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listMessages, listMessages);

export const POST = endpoint(operations.sendMessage, sendMessage);
