import { endpoint } from "#app/_http/endpoint.ts";
import { judgeSimilar } from "#lib/desk/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.judgeSimilar, judgeSimilar);
