import { endpoint } from "#app/_http/endpoint.ts";
import { acceptOrganizing } from "#lib/challenge/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.acceptOrganizing, acceptOrganizing);
