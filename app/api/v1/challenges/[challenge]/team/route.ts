import { endpoint } from "#app/_http/endpoint.ts";
import { editTeam, readOwnTeam } from "#lib/teams/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readOwnTeam, readOwnTeam);

export const POST = endpoint(operations.editTeam, editTeam);
