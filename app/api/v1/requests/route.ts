import { endpoint } from "#app/_http/endpoint.ts";
import { listMyRequests } from "#lib/access/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.listMyRequests, listMyRequests);
