import { endpoint } from "#app/_http/endpoint.ts";
import { readPreview } from "#lib/rescoring/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readRescoringPreview, readPreview);
