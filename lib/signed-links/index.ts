export { openSentence, sealSentence } from "./sentences.ts";

import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";

/** What a signed address is for, and the page it leads to. A signature serves one purpose only. */
export const linkPages = {
	supervise: "/supervise",
	manifest: "/api/v1/manifests",
	join: "/join",
	organize: "/organizing",
	unsubscribe: "/unsubscribe",
} as const;
export type LinkPurpose = keyof typeof linkPages;

/** An address that opens something to whoever has it, until it expires. Its use is the page's to count. */
export type SignedLink = { purpose: LinkPurpose; subject: string; expiresAt: Date };

const untilSeconds = (link: SignedLink) => Math.floor(link.expiresAt.getTime() / 1000);

/** HMAC-SHA-256 over purpose, subject and end, by the site's secret: nothing of it is stored anywhere. */
export function linkSignature(link: SignedLink): string {
	return createHmac("sha256", config().AUTH_SECRET)
		.update(`signed link\n${link.purpose}\n${link.subject}\n${untilSeconds(link)}`)
		.digest("base64url");
}

/** The whole address, as it is mailed. */
export function signedUrl(link: SignedLink): string {
	const url = new URL(`${linkPages[link.purpose]}/${link.subject}`, config().SITE_URL);
	url.search = new URLSearchParams({
		until: String(untilSeconds(link)),
		signature: linkSignature(link),
	}).toString();
	return url.toString();
}

export type LinkVerdict = "genuine" | "expired" | "forged";

/** Whether what came back is an address that this site signed, and still in its time. */
export function checkLink(
	given: { purpose: LinkPurpose; subject: string; until: string; signature: string },
	now: Date,
): LinkVerdict {
	const { purpose, subject } = given;
	if (!/^\d{1,11}$/.test(given.until)) return "forged";
	const expiresAt = new Date(Number(given.until) * 1000);
	const expected = Buffer.from(linkSignature({ purpose, subject, expiresAt }));
	const signature = Buffer.from(given.signature);
	if (expected.length !== signature.length || !timingSafeEqual(expected, signature))
		return "forged";
	return expiresAt > now ? "genuine" : "expired";
}
