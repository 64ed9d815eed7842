import { endpoint } from "#app/_http/endpoint.ts";
import { archiveHtml, readArchive } from "#lib/archive/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readArchivePage, async (ctx, input) => {
	const archive = await readArchive(ctx, input);
	return new Response(archiveHtml(archive), {
		headers: {
			"content-type": "text/html; charset=utf-8",
			// To keep, not to look at here: what others wrote is no page of this site.
			"content-disposition": `attachment; filename="${archive.challenge.slug}-archive.html"`,
			"cache-control": "no-store",
		},
	});
});
