import { endpoint } from "#app/_http/endpoint.ts";
import { rescoringStream } from "#app/_http/rescoring-stream.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.watchRescoring, rescoringStream);
