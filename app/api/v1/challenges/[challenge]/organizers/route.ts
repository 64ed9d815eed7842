import { endpoint } from "#app/_http/endpoint.ts";
import { addOrganizer, listOrganizers } from "#lib/challenge/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listOrganizers, listOrganizers);
export const POST = endpoint(operations.addOrganizer, addOrganizer);
