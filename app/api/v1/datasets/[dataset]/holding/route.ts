import { endpoint } from "#app/_http/endpoint.ts";
import { readHolding } from "#lib/downloads/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readHolding, readHolding);
