import { type Asked, type Keys, send, signHeader } from "./sign.ts";
import { keysOf } from "./storage.ts";

// What the tests of the storage's guard have in common.
export const endpoint = process.env.S3_ENDPOINT ?? "";
export const { host } = new URL(endpoint);
export const names = {
	site: process.env.S3_BUCKET ?? "",
	labels: process.env.S3_LABELS_BUCKET ?? "",
};
export const site = keysOf("site");
export const worker = keysOf("worker");
export const bytes = new TextEncoder().encode("onset and offset");

export const signed = (keys: Keys, asked: Asked) => send(endpoint, signHeader(keys, host, asked));
export const put = (path: string, headers: Record<string, string> = {}): Asked => ({
	method: "PUT",
	path,
	headers: { "content-length": String(bytes.length), ...headers },
	body: bytes,
});
