import { endpoint } from "#app/_http/endpoint.ts";
import { readVersion } from "#lib/publishing/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readVersion, readVersion);
