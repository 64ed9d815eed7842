import { once } from "node:events";
import { createReadStream } from "node:fs";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import type { BegunUpload, SignedParts } from "#lib/publishing/index.ts";
import type { LocalFile } from "./folder.ts";
import { insisting, Refused, type Site } from "./site.ts";
import { each } from "./turns.ts";

type Turn = <T>(work: () => Promise<T>) => Promise<T>;
export type Sending = {
	site: Site;
	/** Bounds how many parts are on their way at once, over all files. */
	turn: Turn;
	/** How many bytes have been sent or found to be there. */
	progress: (bytes: number) => void;
};
type Piece = { file: string; start: number; bytes: number };

const stallMilliseconds = 60_000;

/** Sends a piece of a file as it is read from the disk. @throws Refused */
async function putPiece(address: string, { file, start, bytes }: Piece): Promise<void> {
	const url = new URL(address);
	const sent = (url.protocol === "https:" ? overHttps : overHttp)(url, {
		method: "PUT",
		headers: { "content-length": bytes },
		timeout: stallMilliseconds,
	});
	sent.on("timeout", () => sent.destroy(new Error("the storage does not answer")));
	const answered = once(sent, "response");
	// Whichever fails first is what is thrown; the other must not go unheard.
	answered.catch(() => {});
	await pipeline(
		createReadStream(file, { start, end: start + bytes - 1, highWaterMark: 256 * 1024 }),
		sent,
	);
	const [response] = await answered;
	response.resume();
	await once(response, "end");
	const status = response.statusCode ?? 0;
	if (status !== 200) throw new Refused(status, `The storage refused a part (${status}).`);
}

async function sendPart(
	sending: Sending,
	upload: { uploadId: string; partBytes: number },
	file: string,
	number: number,
): Promise<void> {
	const start = (number - 1) * upload.partBytes;
	await insisting(async () => {
		// Signed anew at each try: an address lives an hour, a pause may be longer.
		const { parts } = await sending.site.post<SignedParts>(
			`/file-uploads/${upload.uploadId}/parts`,
			{
				numbers: [number],
			},
		);
		const [part] = parts;
		if (!part) return;
		await putPiece(part.url, { file, start, bytes: part.bytes }).catch((error: unknown) => {
			// A signature that was refused once may be right the next time; a lost upload never is.
			if (error instanceof Refused && error.status === 403) throw new Refused(500, error.message);
			throw error;
		});
	});
}

/**
 * Sends a file the whole way into a draft, or what is missing of it.
 * @returns how many bytes really went out
 */
export async function sendFile(
	sending: Sending,
	draft: string,
	local: LocalFile & { sha256: string; access: "public" | "licensed" },
): Promise<number> {
	const { path, fileBytes, sha256, access } = local;
	const begun = await sending.site.post<BegunUpload>(`${draft}/uploads`, {
		path,
		fileBytes,
		sha256,
		access,
	});
	if (begun.state === "stored") {
		sending.progress(fileBytes);
		return 0;
	}
	const bytesOf = (number: number) =>
		Math.min(begun.partBytes, fileBytes - (number - 1) * begun.partBytes);
	// What has a single part is told by the signing of that part.
	const { stored } =
		begun.parts === 1
			? { stored: [] as number[] }
			: await sending.site.post<SignedParts>(`/file-uploads/${begun.uploadId}/parts`, {
					numbers: [],
				});
	for (const number of stored) sending.progress(bytesOf(number));
	const numbers = Array.from({ length: begun.parts }, (_, at) => at + 1);
	const missing = numbers.filter((number) => !stored.includes(number));
	await each(missing, 8, (number) =>
		sending.turn(async () => {
			await sendPart(sending, begun, local.file, number);
			sending.progress(bytesOf(number));
		}),
	);
	await sending.site.post(`/file-uploads/${begun.uploadId}/complete`);
	return missing.reduce((sum, number) => sum + bytesOf(number), 0);
}
