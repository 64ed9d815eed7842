import { endpoint } from "#app/_http/endpoint.ts";
import { readDeskSubmission } from "#lib/desk/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readDeskSubmission, readDeskSubmission);
