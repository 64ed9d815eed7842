import { endpoint } from "#app/_http/endpoint.ts";
import { readArchiveKey } from "#lib/archive/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.readArchiveKey, async () => readArchiveKey());
