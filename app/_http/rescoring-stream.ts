import type { Context } from "#lib/context.ts";
import { readRescoring } from "#lib/rescoring/index.ts";
import { viewStream } from "./view-stream.ts";

const lookMilliseconds = 1_000;

/** How far a rescoring is, each second in which it moves, until nothing of it does. */
export async function rescoringStream(
	ctx: Context,
	input: { challenge: string; rescoringId: string },
	request: Request,
): Promise<Response> {
	return viewStream(ctx, request, {
		read: (inside) => readRescoring(inside, input),
		isOver: ({ state, isSettled }) => state !== "running" || isSettled,
		everyMilliseconds: lookMilliseconds,
	});
}
