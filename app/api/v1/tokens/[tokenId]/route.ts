import { endpoint } from "#app/_http/endpoint.ts";
import { revokeToken } from "#lib/auth/index.ts";
import { operations } from "../../operations.ts";

export const DELETE = endpoint(operations.revokeToken, revokeToken);
