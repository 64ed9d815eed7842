import { textResponse } from "#app/_http/download.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { readChecksums } from "#lib/downloads/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readChecksums, async (ctx, input) =>
	textResponse(await readChecksums(ctx, input), "plain"),
);
