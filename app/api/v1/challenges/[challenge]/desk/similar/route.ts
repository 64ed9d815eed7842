import { endpoint } from "#app/_http/endpoint.ts";
import { listSimilar } from "#lib/desk/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.listSimilar, listSimilar);
