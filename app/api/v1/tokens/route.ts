import { endpoint } from "#app/_http/endpoint.ts";
import { createToken, listTokens } from "#lib/auth/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.listTokens, listTokens);

export const POST = endpoint(operations.createToken, createToken);
