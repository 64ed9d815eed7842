import { endpoint } from "#app/_http/endpoint.ts";
import { resumeAccess } from "#lib/grants/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.resumeAccess, resumeAccess);
