import type { Context } from "#lib/context.ts";
import { isFinal, readSubmission } from "#lib/submissions/index.ts";
import { notices } from "./notices.ts";
import { viewStream } from "./view-stream.ts";

/** A place in the queue changes without a notice of its own. */
const placeMilliseconds = 2_000;

/** A submission's view now and at each change, until it can change no more by itself. */
export async function eventStream(
	ctx: Context,
	input: { submissionId: string },
	request: Request,
): Promise<Response> {
	return viewStream(ctx, request, {
		read: (inside) => readSubmission(inside, input),
		isOver: ({ state }) => isFinal(state),
		everyMilliseconds: placeMilliseconds,
		subscribe: (look) => {
			const { submissions } = notices();
			submissions.on(input.submissionId, look);
			return () => submissions.off(input.submissionId, look);
		},
	});
}
