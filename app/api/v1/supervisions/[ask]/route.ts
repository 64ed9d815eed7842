import { endpoint } from "#app/_http/endpoint.ts";
import { answerAsSupervisor, readAsk } from "#lib/access/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readAsk, readAsk);

export const POST = endpoint(operations.answerAsSupervisor, answerAsSupervisor);
