import { endpoint } from "#app/_http/endpoint.ts";
import { verifyReceipt } from "#lib/licensing/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.verifyReceipt, verifyReceipt);
