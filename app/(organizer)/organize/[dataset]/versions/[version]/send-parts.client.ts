import type { BegunUpload, SignedParts } from "#lib/publishing/index.ts";

/** The server's own word against it: asking again does not help. */
class Refused extends Error {}

export type Draft = { dataset: string; version: string; access: "public" | "licensed" };

const maxTries = 8;
const longestPauseMilliseconds = 20_000;

/** Until the connection is said to be back, or a while has passed. */
function pause(tries: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			removeEventListener("online", end);
			signal.removeEventListener("abort", end);
			resolve();
		};
		const timer = setTimeout(end, Math.min(500 * 2 ** tries, longestPauseMilliseconds));
		addEventListener("online", end);
		signal.addEventListener("abort", end);
	});
}

async function insisting<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
	for (let tries = 0; ; tries++) {
		signal.throwIfAborted();
		try {
			return await work();
		} catch (error) {
			if (signal.aborted || error instanceof Refused || tries + 1 >= maxTries) throw error;
			await pause(tries, signal);
		}
	}
}

async function post<T>(path: string, body: object, signal: AbortSignal): Promise<T> {
	return insisting(signal, async () => {
		const response = await fetch(`/api/v1${path}`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal,
		});
		if (response.ok) return response.json();
		const { detail } = await response.json().catch(() => ({ detail: undefined }));
		const said = detail ?? `The server answered ${response.status}.`;
		throw response.status < 500 && response.status !== 429 ? new Refused(said) : new Error(said);
	});
}

/** fetch cannot tell how much of a body has gone out; XMLHttpRequest can. */
function put(
	url: string,
	piece: Blob,
	signal: AbortSignal,
	progress: (bytes: number) => void,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		const stop = () => request.abort();
		signal.addEventListener("abort", stop);
		request.open("PUT", url);
		request.upload.onprogress = ({ loaded }) => progress(loaded);
		request.onload = () =>
			request.status === 200
				? resolve()
				: reject(new Error(`The storage refused a part (${request.status}).`));
		request.onerror = () => reject(new Error("The connection to the storage broke."));
		request.onabort = () => reject(new Error("Stopped."));
		request.onloadend = () => signal.removeEventListener("abort", stop);
		request.send(piece);
	});
}

/** Counts what has arrived of each part, so that one that is sent again is not counted twice. */
function counter(partBytes: Map<number, number>, told: (bytes: number) => void) {
	return (number: number, bytes: number) => {
		partBytes.set(number, bytes);
		told([...partBytes.values()].reduce((sum, each) => sum + each, 0));
	};
}

export type Sending = {
	file: File;
	path: string;
	sha256: string;
	draft: Draft;
	signal: AbortSignal;
	/** Bounds how many parts are on their way at once, over all files. */
	turn: <T>(work: () => Promise<T>) => Promise<T>;
	progress: (bytes: number) => void;
};

/** Sends a file into a draft, or what the storage does not have of it. */
export async function sendInParts(sending: Sending): Promise<void> {
	const { file, path, sha256, draft, signal } = sending;
	const at = `/datasets/${encodeURIComponent(draft.dataset)}/versions/${encodeURIComponent(draft.version)}`;
	const begun = await post<BegunUpload>(
		`${at}/uploads`,
		{ path, sha256, fileBytes: file.size, access: draft.access },
		signal,
	);
	if (begun.state === "stored") return sending.progress(file.size);
	const upload = `/file-uploads/${begun.uploadId}`;
	const sign = (numbers: number[]) => post<SignedParts>(`${upload}/parts`, { numbers }, signal);
	const pieceOf = (number: number) =>
		file.slice((number - 1) * begun.partBytes, number * begun.partBytes);
	const arrived = counter(new Map(), sending.progress);
	const { stored } = await sign([]);
	for (const number of stored) arrived(number, pieceOf(number).size);
	const missing = Array.from({ length: begun.parts }, (_, index) => index + 1).filter(
		(number) => !stored.includes(number),
	);
	await Promise.all(
		missing.map((number) =>
			sending.turn(() =>
				insisting(signal, async () => {
					const { parts } = await sign([number]);
					const [part] = parts;
					if (part) await put(part.url, pieceOf(number), signal, (bytes) => arrived(number, bytes));
					arrived(number, pieceOf(number).size);
				}),
			),
		),
	);
	await post(`${upload}/complete`, {}, signal);
}
