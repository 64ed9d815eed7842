import { endpoint } from "#app/_http/endpoint.ts";
import { readCompleteness } from "#lib/downloads/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readCompleteness, readCompleteness);
