import { z } from "zod";

/**
 * Signs that turn the order of what follows, hide themselves, or command a terminal: a name or a
 * sentence has no use for them, and somebody who wants to be read as another has.
 */
export const hiddenSigns =
	/[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const hiddenInLines = new RegExp(`(?![\\n\\t])${hiddenSigns.source}`, "u");

const refusal = "has an invisible sign that changes how text is read: type it again";

/** A line: a name of a person or an institution. NFC, no invisible signs. */
export const nameText = (maxLength: number) =>
	z
		.string()
		.trim()
		.max(maxLength)
		.transform((text) => text.normalize("NFC"))
		.refine((text) => !hiddenSigns.test(text), { error: refusal });

/** Several lines of plain text. NFC, lines ended by LF, no invisible signs. */
export const plainText = (maxLength: number, minLength = 0) =>
	z
		.string()
		.transform((text) => text.replaceAll(/\r\n?/g, "\n").normalize("NFC").trim())
		.pipe(
			z
				.string()
				.min(minLength, { error: "say it in words" })
				.max(maxLength)
				.refine((text) => !hiddenInLines.test(text), { error: refusal }),
		);
