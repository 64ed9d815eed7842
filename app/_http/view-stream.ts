import type { Context } from "#lib/context.ts";
import { LimitReached } from "#lib/errors.ts";

const beatMilliseconds = 15_000;

/** Runs `work` one at a time; a call meanwhile asks for one more run after it. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
	let running = false;
	let again = false;
	async function run(): Promise<void> {
		running = true;
		do {
			again = false;
			await work();
		} while (again);
		running = false;
	}
	return () => {
		again = true;
		if (!running) run().catch(failed);
	};
}

/** Writes views as server-sent events, each only when it differs from the last. */
class ViewStream {
	readonly #encoder = new TextEncoder();
	readonly #stream: ReadableStreamDefaultController<Uint8Array>;
	#last = "";
	#isOpen = true;

	constructor(stream: ReadableStreamDefaultController<Uint8Array>) {
		this.#stream = stream;
	}

	write(view: unknown): void {
		const text = JSON.stringify(view);
		if (text !== this.#last) this.#send(`data: ${text}\n\n`);
		this.#last = text;
	}

	beat(): void {
		this.#send(": beat\n\n");
	}

	close(): void {
		if (this.#isOpen) this.#stream.close();
		this.#isOpen = false;
	}

	/** The reader has gone, and has closed the stream by going. */
	abandon(): void {
		this.#isOpen = false;
	}

	#send(text: string): void {
		if (this.#isOpen) this.#stream.enqueue(this.#encoder.encode(text));
	}
}

/** Streams open now, by who reads them: each costs a look at every change. */
const open = new Map<string, number>();
const openAtMost = 20;

/** @throws LimitReached */
function enter(reader: string): () => void {
	const count = open.get(reader) ?? 0;
	if (count >= openAtMost)
		throw new LimitReached(`You follow ${openAtMost} things already: close some of the pages.`);
	open.set(reader, count + 1);
	let inside = true;
	return () => {
		if (!inside) return;
		inside = false;
		const left = (open.get(reader) ?? 1) - 1;
		if (left > 0) open.set(reader, left);
		else open.delete(reader);
	};
}

/** What a stream shows, how often it is looked at, and when there is nothing more to wait for. */
export type Watched<V> = {
	read: (ctx: Context) => Promise<V>;
	isOver: (view: V) => boolean;
	/** Some changes come without a notice of their own. */
	everyMilliseconds: number;
	/** Calls back at each notice of a change; the answer ends that. */
	subscribe?: (look: () => void) => () => void;
};

/** A view now and at each change of it, until it can change no more by itself. */
export async function viewStream<V>(
	ctx: Context,
	request: Request,
	watched: Watched<V>,
): Promise<Response> {
	// Whoever may not read it is told so with a status, before any stream begins.
	await watched.read(ctx);
	const leave = enter(ctx.actor.kind === "member" ? ctx.actor.userId : ctx.actor.kind);
	let abandoned = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const views = new ViewStream(controller);
			const end = () => {
				release();
				views.close();
			};
			const look = oneAtATime(async () => {
				const view = await watched.read({ ...ctx, now: new Date() });
				views.write(view);
				if (watched.isOver(view)) end();
			}, end);
			const beat = setInterval(() => views.beat(), beatMilliseconds);
			const again = setInterval(look, watched.everyMilliseconds);
			// Subscribed before the first look, so that no change falls in between.
			const unsubscribe = watched.subscribe?.(look);
			function release(): void {
				clearInterval(beat);
				clearInterval(again);
				unsubscribe?.();
				leave();
			}
			abandoned = () => {
				views.abandon();
				release();
			};
			request.signal.addEventListener("abort", end);
			if (request.signal.aborted) end();
			else look();
		},
		cancel: () => abandoned(),
	});
	return new Response(body, {
		headers: {
			"content-type": "text/event-stream",
			"cache-control": "no-cache, no-transform",
			"x-accel-buffering": "no",
		},
	});
}
