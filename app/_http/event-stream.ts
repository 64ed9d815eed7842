import type { Context } from "#lib/context.ts";
import { isFinal, readSubmission, type SubmissionView } from "#lib/submissions/index.ts";
import { notices } from "./notices.ts";

const beatMilliseconds = 15_000;
/** A place in the queue changes without a notice of its own. */
const placeMilliseconds = 2_000;

/** A submission's view now and at each change, until it can change no more by itself. */
export async function eventStream(
	ctx: Context,
	input: { submissionId: string },
	request: Request,
): Promise<Response> {
	const { submissions } = notices();
	const first = await readSubmission(ctx, input);
	const encoder = new TextEncoder();
	let stop = () => {};
	let gone = false;
	const body = new ReadableStream<Uint8Array>({
		start(stream) {
			let last = "";
			const send = (view: SubmissionView) => {
				const text = JSON.stringify(view);
				if (text !== last) stream.enqueue(encoder.encode(`data: ${text}\n\n`));
				last = text;
				if (isFinal(view.state)) stop();
			};
			// One reading at a time; a notice meanwhile asks for one more after it.
			let reading = false;
			let again = false;
			const look = async () => {
				again = reading;
				if (reading) return;
				reading = true;
				try {
					do {
						again = false;
						const view = await readSubmission({ ...ctx, now: new Date() }, input);
						if (!stopped) send(view);
					} while (again && !stopped);
				} catch (error) {
					console.error("events:", error instanceof Error ? error.message : error);
					stop();
				} finally {
					reading = false;
				}
			};
			let stopped = false;
			const beat = setInterval(
				() => stream.enqueue(encoder.encode(": beat\n\n")),
				beatMilliseconds,
			);
			const place = setInterval(() => void look(), placeMilliseconds);
			const heard = () => void look();
			stop = () => {
				if (stopped) return;
				stopped = true;
				clearInterval(beat);
				clearInterval(place);
				submissions.off(input.submissionId, heard);
				// A reader that has gone has closed it already.
				if (!gone) stream.close();
			};
			// Subscribed before the row is read again, so that no change falls in between.
			submissions.on(input.submissionId, heard);
			request.signal.addEventListener("abort", () => stop());
			send(first);
			if (!stopped) void look();
		},
		cancel: () => {
			gone = true;
			stop();
		},
	});
	return new Response(body, {
		headers: {
			"content-type": "text/event-stream",
			"cache-control": "no-cache, no-transform",
			"x-accel-buffering": "no",
		},
	});
}
