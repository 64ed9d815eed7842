import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";

/** Proves that a request comes from this site's own processes. */
export const internalKey = (): string =>
	createHmac("sha256", config().AUTH_SECRET).update("internal requests").digest("base64url");

export function isInternal(request: Request): boolean {
	const given = Buffer.from(request.headers.get("x-onset-internal") ?? "");
	const expected = Buffer.from(internalKey());
	return given.length === expected.length && timingSafeEqual(given, expected);
}
