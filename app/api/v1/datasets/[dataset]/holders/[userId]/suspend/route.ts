import { endpoint } from "#app/_http/endpoint.ts";
import { suspendAccess } from "#lib/grants/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.suspendAccess, suspendAccess);
