import { createHash } from "node:crypto";

/**
 * The one form in which a licence's text is kept, shown, signed and handed out: line ends are LF, no
 * line ends in spaces or tabs, no byte order mark, no empty lines before the first or after the
 * last, exactly one LF at the end, and Unicode NFC. A text of nothing but such is "". Doing it twice
 * changes nothing. (Two spaces at a line's end are a line break in Markdown; since editors and mail
 * programs eat them, a licence writes "\" there.)
 */
export function canonicalText(text: string): string {
	const inner = text
		.replace(/\r\n?/g, "\n")
		.replace(/[ \t]+$/gm, "")
		.replace(/^[\uFEFF\n]+/, "")
		.replace(/\n+$/, "")
		.normalize("NFC");
	return inner === "" ? "" : `${inner}\n`;
}

/** The sha256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export const sha256Of = (text: string): string =>
	createHash("sha256").update(text, "utf8").digest("hex");
