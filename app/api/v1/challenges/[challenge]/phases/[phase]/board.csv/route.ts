import { endpoint } from "#app/_http/endpoint.ts";
import { arrange, boardCsv, readBoard } from "#lib/leaderboard/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readBoardCsv, async (ctx, input) => {
	const board = await readBoard(ctx, input);
	const { challenge, phase, freeze } = board;
	// A table cannot say that it is of a frozen board; the name it is kept under can.
	const until = freeze && !freeze.isWhole ? `-until-${freeze.at.replaceAll(":", "")}` : "";
	return new Response(boardCsv(arrange(board, input)), {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": `attachment; filename="${challenge.slug}-${phase.slug}${until}.csv"`,
			"cache-control": "no-store",
		},
	});
});
