import { toStorage } from "#app/_http/download.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { clientAddress } from "#lib/auth/index.ts";
import { describeFile, downloadFile } from "#lib/downloads/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.downloadFile, async (ctx, { fileId }, request) => {
	if (request.method === "HEAD") return toStorage((await describeFile(ctx, { fileId })).url);
	const way = request.headers.has("authorization") ? "token" : "browser";
	const from = clientAddress(request.headers);
	return toStorage((await downloadFile(ctx, { fileId, way, clientAddress: from })).url);
});

// Without this, the framework would answer HEAD by a GET, and issue an address for nothing.
export const HEAD = GET;
