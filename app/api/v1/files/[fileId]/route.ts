import { toStorage } from "#app/_http/download.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { leadToReason } from "#app/_http/refused-download.ts";
import { clientAddress } from "#lib/auth/index.ts";
import { describeFile, downloadFile } from "#lib/downloads/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.downloadFile, async (ctx, { fileId }, request) => {
	if (request.method === "HEAD") return toStorage((await describeFile(ctx, { fileId })).url);
	const way = request.headers.has("authorization") ? "token" : "browser";
	const from = clientAddress(request.headers);
	return downloadFile(ctx, { fileId, way, clientAddress: from }).then(
		({ url }) => toStorage(url),
		(error: unknown) => leadToReason(ctx, { fileId, request, error }),
	);
});

// Without this, the framework would answer HEAD by a GET, and issue an address for nothing.
export const HEAD = GET;
