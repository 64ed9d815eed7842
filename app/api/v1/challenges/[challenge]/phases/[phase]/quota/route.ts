import { endpoint } from "#app/_http/endpoint.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { readOwnQuota } from "#lib/submissions/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readQuota, (ctx, slugs) => {
	if (ctx.actor.kind === "visitor") throw new NotSignedIn();
	return readOwnQuota(ctx, slugs);
});
