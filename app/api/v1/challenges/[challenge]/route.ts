import { endpoint } from "#app/_http/endpoint.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readChallenge, (ctx, { challenge }) =>
	readChallenge(ctx, challenge),
);
