import { endpoint } from "#app/_http/endpoint.ts";
import { rerunSubmission } from "#lib/submissions/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.rerunSubmission, rerunSubmission);
