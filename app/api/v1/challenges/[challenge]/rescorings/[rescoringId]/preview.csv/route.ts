import { endpoint } from "#app/_http/endpoint.ts";
import { exportPreview } from "#lib/rescoring/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.exportRescoringPreview, async (ctx, input) => {
	const csv = await exportPreview(ctx, input);
	return new Response(csv, {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": `attachment; filename="rescoring-${input.rescoringId}.csv"`,
			"cache-control": "no-store",
		},
	});
});
