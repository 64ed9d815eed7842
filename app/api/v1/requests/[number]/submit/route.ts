import { endpoint } from "#app/_http/endpoint.ts";
import { submitRequest } from "#lib/access/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.submitRequest, submitRequest);
