import { endpoint } from "#app/_http/endpoint.ts";
import { listTakedowns, takeDown } from "#lib/publishing/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listTakedowns, listTakedowns);
export const POST = endpoint(operations.takeDown, takeDown);
