import { endpoint } from "#app/_http/endpoint.ts";
import { readTeam } from "#lib/teams/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readTeam, readTeam);
