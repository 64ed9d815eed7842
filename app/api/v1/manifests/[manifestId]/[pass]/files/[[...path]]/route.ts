import { textResponse, toStorage } from "#app/_http/download.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { clientAddress } from "#lib/auth/index.ts";
import { resolveManifestFile } from "#lib/downloads/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.resolveManifestFile, async (ctx, input, request) => {
	const resolved = await resolveManifestFile(ctx, {
		...input,
		isHead: request.method === "HEAD",
		clientAddress: clientAddress(request.headers),
	});
	if (resolved.kind === "file") return toStorage(resolved.url);
	return textResponse(resolved.html, "html");
});

// Without this, the framework would answer HEAD by a GET, and issue an address for nothing.
export const HEAD = GET;
