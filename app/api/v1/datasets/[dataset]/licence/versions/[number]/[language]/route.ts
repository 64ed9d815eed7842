import { endpoint } from "#app/_http/endpoint.ts";
import { readLicenceText } from "#lib/licensing/index.ts";
import { operations } from "../../../../../../operations.ts";

export const GET = endpoint(operations.readLicenceText, async (ctx, input) => {
	const { text, sha256, fileName } = await readLicenceText(ctx, input);
	return new Response(text, {
		headers: {
			// As plain text, so that a browser shows the letters and runs nothing.
			"content-type": "text/plain; charset=utf-8",
			"content-disposition": `attachment; filename="${fileName}"`,
			etag: `"${sha256}"`,
			"cache-control": "no-store",
		},
	});
});
