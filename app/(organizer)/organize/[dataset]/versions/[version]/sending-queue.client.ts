import { openHasher } from "#app/_components/upload/hash-file.client.ts";
import { type Draft, sendInParts } from "./send-parts.client.ts";

export type ItemState = "waiting" | "hashing" | "sending" | "sent" | "failed" | "stopped";
export type Item = {
	path: string;
	file: File;
	state: ItemState;
	sentBytes: number;
	message: string | null;
};

const partsAtOnce = 3;

/** Lets so many pieces of work run at once; the others wait for their turn. */
function turns(atOnce: number) {
	let free = atOnce;
	const waiting: (() => void)[] = [];
	return async <T>(work: () => Promise<T>): Promise<T> => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}

/** A folder's files keep their places below the folder that was chosen; others have their names. */
export const pathOf = (file: File): string =>
	(file.webkitRelativePath.split("/").slice(1).join("/") || file.name).normalize("NFC");

/** Sends files one begun after the other, three parts at a time; `changed` hears of every step. */
export async function sendAll(
	items: Item[],
	of: { draft: Draft; signal: AbortSignal; changed: () => void },
): Promise<void> {
	const { draft, signal, changed } = of;
	const hasher = openHasher();
	const turn = turns(partsAtOnce);
	const set = (item: Item, values: Partial<Item>) => {
		Object.assign(item, values);
		changed();
	};
	async function send(item: Item): Promise<void> {
		const { file, path } = item;
		try {
			set(item, { state: "hashing", message: null });
			const sha256 = await hasher.hash(file);
			set(item, { state: "sending" });
			const progress = (sentBytes: number) => set(item, { sentBytes });
			await sendInParts({ file, path, sha256, draft, signal, turn, progress });
			set(item, { state: "sent", sentBytes: file.size });
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			set(item, signal.aborted ? { state: "stopped" } : { state: "failed", message });
		}
	}
	const left = items.values();
	async function lane(): Promise<void> {
		for (const item of left) {
			if (signal.aborted) set(item, { state: "stopped" });
			else await send(item);
		}
	}
	await Promise.all(Array.from({ length: partsAtOnce }, lane));
	hasher.close();
}
