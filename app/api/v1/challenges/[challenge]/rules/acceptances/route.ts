import { endpoint } from "#app/_http/endpoint.ts";
import { acceptRules } from "#lib/challenge/index.ts";
import { operations } from "../../../../operations.ts";

export const POST = endpoint(operations.acceptRules, acceptRules);
