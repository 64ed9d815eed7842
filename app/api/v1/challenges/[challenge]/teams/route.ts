import { endpoint } from "#app/_http/endpoint.ts";
import { createTeam, listTeams } from "#lib/teams/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listTeams, listTeams);

export const POST = endpoint(operations.createTeam, createTeam);
