import { endpoint } from "#app/_http/endpoint.ts";
import { completeFileUpload } from "#lib/publishing/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.completeFileUpload, completeFileUpload);
