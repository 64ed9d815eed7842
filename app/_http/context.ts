import { sessionActor, tokenActor } from "#lib/auth/index.ts";
import { config } from "#lib/config.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";

/** The context of a page or an action: whoever the session cookie names. */
export async function pageContext(): Promise<Context> {
	return contextFor(await sessionActor());
}

/** The context of whoever has signed in nowhere: what caches and public pages read by. */
export const publicContext = (): Context => contextFor(visitor);

const readsOnly = (request: Request) => request.method === "GET" || request.method === "HEAD";

/** A browser says where a request comes from; a page elsewhere must not write in our reader's name. */
function refuseOtherSites(request: Request): void {
	const origin = request.headers.get("origin");
	if (readsOnly(request) || origin === new URL(config().SITE_URL).origin) return;
	throw new NotAllowed(
		"A request with a session cookie must come from this site; programs send a personal token.",
		"other_site",
	);
}

/** The context of an API request: a personal token if one is sent, else the session cookie. */
export async function requestContext(request: Request): Promise<Context> {
	const authorization = request.headers.get("authorization");
	if (authorization) {
		const actor = await tokenActor(authorization);
		if (!actor) throw new NotSignedIn("The token is unknown or revoked.");
		return contextFor(actor);
	}
	const actor = await sessionActor();
	if (actor.kind === "member") refuseOtherSites(request);
	return contextFor(actor);
}
