import { endpoint } from "#app/_http/endpoint.ts";
import { eventStream } from "#app/_http/event-stream.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.watchSubmission, eventStream);
