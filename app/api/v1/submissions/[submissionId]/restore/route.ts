import { endpoint } from "#app/_http/endpoint.ts";
import { restoreSubmission } from "#lib/submissions/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.restoreSubmission, restoreSubmission);
