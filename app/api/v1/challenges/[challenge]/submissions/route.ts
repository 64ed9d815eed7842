import { endpoint } from "#app/_http/endpoint.ts";
import { listTeamSubmissions } from "#lib/submissions/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listTeamSubmissions, listTeamSubmissions);
