import { textResponse } from "#app/_http/download.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { readManifestText } from "#lib/downloads/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readManifestText, async (ctx, input) =>
	textResponse(await readManifestText(ctx, input), "plain"),
);
