import { sha256 } from "@noble/hashes/sha2.js";
import type { HashAnswer } from "./hash-file.client.ts";

const hex = (bytes: Uint8Array) =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Reads a file through, holding a few of its bytes at a time. */
async function hash(file: File): Promise<string> {
	const digest = sha256.create();
	const reader = file.stream().getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return hex(digest.digest());
		digest.update(value);
	}
}

self.onmessage = async ({ data }: MessageEvent<{ id: number; file: File }>) => {
	const answer: HashAnswer = await hash(data.file).then(
		(sha256Hex) => ({ id: data.id, sha256: sha256Hex }),
		(error: unknown) => ({
			id: data.id,
			problem: error instanceof Error ? error.message : String(error),
		}),
	);
	self.postMessage(answer);
};
