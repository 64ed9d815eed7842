import { endpoint } from "#app/_http/endpoint.ts";
import { readInvitation } from "#lib/teams/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readInvitation, readInvitation);
