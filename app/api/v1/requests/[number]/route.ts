import { endpoint } from "#app/_http/endpoint.ts";
import { readRequest } from "#lib/access/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readRequest, readRequest);
