import { endpoint } from "#app/_http/endpoint.ts";
import { checkReceiptName } from "#lib/licensing/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.checkReceiptName, checkReceiptName);
