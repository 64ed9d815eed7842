import type { FileFacts } from "#lib/downloads/index.ts";

/** An address of the storage is for who asked, now: nobody keeps it, and it is told to nobody else. */
const once = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

/** Sends a client to the storage. Credentials it sent here are not for there, so none are named. */
export const toStorage = (url: string): Response =>
	new Response(null, { status: 302, headers: { ...once, location: url } });

/** What a GET would bring, without the bytes and without an address. */
export const describing = ({ fileBytes, mediaType, sha256, createdAt }: FileFacts): Response =>
	new Response(null, {
		headers: {
			...once,
			"accept-ranges": "bytes",
			"content-length": String(fileBytes),
			"content-type": mediaType,
			etag: `"${sha256}"`,
			"last-modified": createdAt.toUTCString(),
		},
	});

const textTypes = { plain: "text/plain; charset=utf-8", html: "text/html; charset=utf-8" };

export const textResponse = (text: string, type: keyof typeof textTypes): Response =>
	new Response(text, { headers: { ...once, "content-type": textTypes[type] } });
