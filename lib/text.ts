import { z } from "zod";

/**
 * Signs that turn the order of what follows, hide themselves, or command a terminal: a name or a
 * sentence has no use for them, and somebody who wants to be read as another has.
 */
export const hiddenSigns =
	/[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const hiddenInLines = new RegExp(`(?![\\n\\t])${hiddenSigns.source}`, "u");
const lineEnds = /[\n\r\p{Zl}\p{Zp}]/u;

const refusal = "has an invisible sign that changes how text is read: type it again";

// Counted as it is kept: a browser sends a line's end as two signs. The document of the API says the limits.
const words = (kept: (text: string) => string, minLength: number, maxLength: number) =>
	z
		.string()
		.meta({ ...(minLength > 0 ? { minLength } : {}), maxLength })
		.transform((text) => kept(text).normalize("NFC").trim())
		.pipe(z.string().min(minLength).max(maxLength));

/** One line: a name, a title. NFC, no spaces around it, no invisible signs. */
export const lineText = (maxLength: number, minLength = 0) =>
	words((text) => text, minLength, maxLength)
		.refine((text) => !lineEnds.test(text), { error: "one line of text", abort: true })
		.refine((text) => !hiddenSigns.test(text), { error: refusal });

/** Several lines of plain text. NFC, lines ended by LF, no invisible signs. */
export const plainText = (maxLength: number, minLength = 0) =>
	words((text) => text.replaceAll(/\r\n?/g, "\n"), minLength, maxLength).refine(
		(text) => !hiddenInLines.test(text),
		{ error: refusal },
	);
