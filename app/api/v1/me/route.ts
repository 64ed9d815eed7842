import { endpoint } from "#app/_http/endpoint.ts";
import { readProfile } from "#lib/auth/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.readProfile, readProfile);
