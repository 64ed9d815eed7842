import { endpoint } from "#app/_http/endpoint.ts";
import { listDeskTeams } from "#lib/desk/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.listDeskTeams, listDeskTeams);
