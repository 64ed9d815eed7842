import { endpoint } from "#app/_http/endpoint.ts";
import { openAttachment, removeAttachment } from "#lib/access/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.openAttachment, openAttachment);

export const DELETE = endpoint(operations.removeAttachment, removeAttachment);
