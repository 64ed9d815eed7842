/** An address of the storage is for who asked, now. That no page names it on is said for all of /api. */
const once = { "cache-control": "private, no-store" };

/** Sends a client to the storage. Credentials it sent here are not for there, so none are named. */
export const toStorage = (url: string): Response =>
	new Response(null, { status: 302, headers: { ...once, location: url } });

const textTypes = { plain: "text/plain; charset=utf-8", html: "text/html; charset=utf-8" };

export const textResponse = (text: string, type: keyof typeof textTypes): Response =>
	new Response(text, { headers: { ...once, "content-type": textTypes[type] } });
