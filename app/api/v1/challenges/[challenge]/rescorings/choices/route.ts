import { endpoint } from "#app/_http/endpoint.ts";
import { readChoices } from "#lib/rescoring/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readRescoringChoices, readChoices);
