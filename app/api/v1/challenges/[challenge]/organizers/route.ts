import { endpoint } from "#app/_http/endpoint.ts";
import { listOrganizers } from "#lib/challenge/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listOrganizers, listOrganizers);
