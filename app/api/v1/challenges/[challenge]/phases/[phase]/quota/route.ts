import { endpoint } from "#app/_http/endpoint.ts";
import { readOwnQuota } from "#lib/submissions/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readQuota, readOwnQuota);
