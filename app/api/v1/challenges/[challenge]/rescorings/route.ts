import { endpoint } from "#app/_http/endpoint.ts";
import { listRescorings, startRescoring } from "#lib/rescoring/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listRescorings, listRescorings);
export const POST = endpoint(operations.startRescoring, startRescoring);
