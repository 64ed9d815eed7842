import { endpoint } from "#app/_http/endpoint.ts";
import { withdrawRequest } from "#lib/teams/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.withdrawJoinRequest, withdrawRequest);
