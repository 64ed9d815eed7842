import { endpoint } from "#app/_http/endpoint.ts";
import { arrange, exportBoard, readBoard } from "#lib/leaderboard/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readBoard, async (ctx, input) => {
	const board = await readBoard(ctx, input);
	return exportBoard(board, arrange(board, input));
});
