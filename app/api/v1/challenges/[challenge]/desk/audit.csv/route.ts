import { endpoint } from "#app/_http/endpoint.ts";
import { streamedLines } from "#app/_http/streamed-lines.ts";
import { exportAudit } from "#lib/desk/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.exportAudit, async (ctx, input) =>
	streamedLines(await exportAudit(ctx, input), {
		name: `${input.challenge}-audit.csv`,
		type: "text/csv; charset=utf-8",
	}),
);
