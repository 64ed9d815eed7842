import { endpoint } from "#app/_http/endpoint.ts";
import { removeOrganizer } from "#lib/challenge/index.ts";
import { operations } from "../../../../operations.ts";

export const DELETE = endpoint(operations.removeOrganizer, removeOrganizer);
