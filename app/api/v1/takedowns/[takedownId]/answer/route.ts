import { endpoint } from "#app/_http/endpoint.ts";
import { answerTakedown } from "#lib/publishing/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.answerTakedown, answerTakedown);
