import { config } from "#lib/config.ts";
import { openApiDocument } from "../openapi.ts";

export const dynamic = "force-dynamic";

let document: object | undefined;

/** The same for everybody and for as long as this process lives. */
export function GET(): Response {
	document ??= openApiDocument(config().SITE_URL);
	return Response.json(document, { headers: { "cache-control": "public, max-age=300" } });
}
