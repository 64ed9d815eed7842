import { endpoint } from "#app/_http/endpoint.ts";
import { createMethod, listMethods } from "#lib/teams/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listMethods, listMethods);

export const POST = endpoint(operations.createMethod, (ctx, { challenge, ...method }) =>
	createMethod(ctx, { challenge, method }),
);
