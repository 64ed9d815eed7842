import { endpoint } from "#app/_http/endpoint.ts";
import { listHolders } from "#lib/grants/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listHolders, listHolders);
