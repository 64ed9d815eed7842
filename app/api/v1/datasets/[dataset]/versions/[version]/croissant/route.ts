import { endpoint } from "#app/_http/endpoint.ts";
import { config } from "#lib/config.ts";
import { readPublication } from "#lib/dataset/index.ts";
import { croissant, croissantType } from "#lib/metadata/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readCroissant, async (ctx, input) => {
	const document = croissant(await readPublication(ctx, input), { siteUrl: config().SITE_URL });
	return new Response(JSON.stringify(document, null, 1), {
		headers: {
			"content-type": croissantType,
			// Programs of other sites read it: it says nothing that is not public.
			"access-control-allow-origin": "*",
			"cache-control": "no-store",
		},
	});
});
