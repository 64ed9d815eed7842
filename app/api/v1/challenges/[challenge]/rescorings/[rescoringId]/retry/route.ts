import { endpoint } from "#app/_http/endpoint.ts";
import { retryRescoring } from "#lib/rescoring/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.retryRescoring, retryRescoring);
