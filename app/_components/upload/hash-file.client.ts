export type HashAnswer = { id: number; sha256: string } | { id: number; problem: string };

/** Hashes files one after the other in a Web Worker, so that the page stays alive meanwhile. */
export function openHasher(): { hash: (file: File) => Promise<string>; close: () => void } {
	const worker = new Worker(new URL("./hash-worker.client.ts", import.meta.url), {
		type: "module",
	});
	let last = 0;
	const waiting = new Map<
		number,
		{ resolve: (sha256: string) => void; reject: (error: Error) => void }
	>();
	worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
		const asked = waiting.get(data.id);
		waiting.delete(data.id);
		if ("sha256" in data) asked?.resolve(data.sha256);
		else asked?.reject(new Error(data.problem));
	};
	worker.onerror = (event) => {
		for (const { reject } of waiting.values()) reject(new Error(event.message));
		waiting.clear();
	};
	return {
		hash: (file) =>
			new Promise((resolve, reject) => {
				const id = ++last;
				waiting.set(id, { resolve, reject });
				worker.postMessage({ id, file });
			}),
		close: () => worker.terminate(),
	};
}
