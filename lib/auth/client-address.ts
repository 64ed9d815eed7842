import { config } from "#lib/config.ts";

/**
 * Who asks, as the nearest proxy that the site trusts wrote it down; what stands further left is the
 * client's own word. Null where no proxy is trusted: then the header says nothing.
 */
export function clientAddress(headers: Pick<Headers, "get">): string | null {
	const written = headers.get("x-forwarded-for")?.split(",") ?? [];
	const trusted = config().TRUSTED_PROXIES;
	return trusted === 0 ? null : (written.at(-trusted)?.trim() ?? null);
}
