import { CST, Lexer } from "yaml";

const mostParts = 20_000;
const mostBadEscapes = 1000;
const deepest = 100;

/** An escape of YAML 1.2, or a backslash that begins none. */
const escape = /\\(?:[0abtnvfre "/\\NLP_\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|\\/g;

function hasManyBadEscapes(quoted: string): boolean {
	let bad = 0;
	for (const [found] of quoted.matchAll(escape)) bad += found === "\\" ? 1 : 0;
	return bad > mostBadEscapes;
}

/**
 * Why a text is not worth the parser's while, or null. The parser calls itself for each level and takes
 * long over each part and each fault: a text made for it would hold up the process that reads it, or
 * end it.
 */
export function whyTooIntricate(text: string): string | null {
	const opened = { brackets: 0, onLine: 0 };
	let parts = 0;
	let isContent = false;
	for (const part of new Lexer().lex(text)) {
		parts += 1;
		if (parts > mostParts) return `The file has more than ${mostParts} parts.`;
		const type = CST.tokenType(part);
		if (type === "double-quoted-scalar" && hasManyBadEscapes(part))
			return "The file has too many escapes (\\) that YAML does not know.";
		// What follows the mark of a scalar is its text, whatever it begins with.
		const isText = isContent;
		isContent = type === "scalar";
		if (isText) continue;
		if (type === "newline") opened.onLine = 0;
		if (type === "seq-item-ind" || type === "explicit-key-ind") opened.onLine += 1;
		if (type === "flow-map-start" || type === "flow-seq-start") opened.brackets += 1;
		if (type === "flow-map-end" || type === "flow-seq-end") opened.brackets -= 1;
		const isIndented = type === "space" && part.length > 2 * deepest;
		if (isIndented || opened.brackets > deepest || opened.onLine > deepest)
			return "The file is nested too deeply.";
	}
	return null;
}
