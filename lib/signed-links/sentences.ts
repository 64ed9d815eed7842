import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";

/**
 * A sentence that an address carries to the next page: what it is about, and who it is said to.
 * Signed, because anybody can make an address, and what a page says is taken for the site's word.
 */
export type Sentence = { about: string; reader: string; text: string };

/** Long enough for a slow page; kept or passed on, the address says nothing. */
const sentenceSeconds = 600;

function signatureOf({ about, reader, text }: Sentence, untilSeconds: number): string {
	return createHmac("sha256", config().AUTH_SECRET)
		.update(`sentence\n${JSON.stringify([about, reader, untilSeconds, text])}`)
		.digest("base64url");
}

/** The sentence with its signature and its end, as an address carries it. */
export function sealSentence(sentence: Sentence, now: Date): string {
	const until = Math.floor(now.getTime() / 1000) + sentenceSeconds;
	return `${until}.${signatureOf(sentence, until)}.${sentence.text}`;
}

/** The sentence, if this site said it, about this, to this reader, just now; null otherwise. */
export function openSentence(
	sealed: string,
	expected: Pick<Sentence, "about" | "reader">,
	now: Date,
): string | null {
	const [, until = "", signature = "", text = ""] =
		/^(\d{1,11})\.([\w-]{43})\.([\s\S]+)$/.exec(sealed) ?? [];
	const genuine = signatureOf({ ...expected, text }, Number(until));
	const isGenuine =
		signature.length === genuine.length &&
		timingSafeEqual(Buffer.from(signature), Buffer.from(genuine));
	return isGenuine && Number(until) * 1000 > now.getTime() ? text : null;
}
