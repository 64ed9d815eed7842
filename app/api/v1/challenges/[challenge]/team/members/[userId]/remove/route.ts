import { endpoint } from "#app/_http/endpoint.ts";
import { removeMember } from "#lib/teams/index.ts";
import { operations } from "../../../../../../operations.ts";

export const POST = endpoint(operations.removeMember, removeMember);
