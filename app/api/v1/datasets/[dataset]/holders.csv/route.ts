import { endpoint } from "#app/_http/endpoint.ts";
import { streamedLines } from "#app/_http/streamed-lines.ts";
import { exportHolders } from "#lib/grants/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.exportHolders, async (ctx, input) =>
	streamedLines(await exportHolders(ctx, input), {
		name: `${input.dataset}-holders.csv`,
		type: "text/csv; charset=utf-8",
	}),
);
