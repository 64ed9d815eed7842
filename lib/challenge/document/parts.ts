import { CST, Lexer } from "yaml";

const mostParts = 20_000;
const mostBadEscapes = 1000;
const deepest = 100;

/** An escape of YAML 1.2, or a backslash that begins none. */
const escapes = /\\(?:[0abtnvfre "/\\NLP_\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|\\/g;

function hasManyBadEscapes(quoted: string): boolean {
	let bad = 0;
	for (const [found] of quoted.matchAll(escapes)) bad += found === "\\" ? 1 : 0;
	return bad > mostBadEscapes;
}

const listMarks = new Set(["seq-item-ind", "explicit-key-ind"]);

/** Counts how deep each part stands: the brackets around it, the marks of lists and keys before it on its line. */
function depthCounter(): (part: string) => number {
	let brackets = 0;
	let marks = 0;
	return (part) => {
		const type = CST.tokenType(part) ?? "";
		if (type === "space") return part.length / 2;
		if (type === "newline") marks = 0;
		if (listMarks.has(type)) marks += 1;
		if (/^flow-(map|seq)-start$/.test(type)) brackets += 1;
		if (/^flow-(map|seq)-end$/.test(type)) brackets -= 1;
		return Math.max(brackets, marks);
	};
}

/**
 * Why a text is not worth the parser's while, or null. The parser calls itself for each level and takes
 * long over each part and each fault: a text made for it would hold up the process that reads it, or
 * end it.
 */
export function whyTooIntricate(text: string): string | null {
	const depthOf = depthCounter();
	let parts = 0;
	let isText = false;
	for (const part of new Lexer().lex(text)) {
		parts += 1;
		if (parts > mostParts) return `The file has more than ${mostParts} parts.`;
		if (part.startsWith('"') && hasManyBadEscapes(part))
			return "The file has too many escapes (\\) that YAML does not know.";
		if (!isText && depthOf(part) > deepest) return "The file is nested too deeply.";
		// What follows the mark of a scalar is its text, whatever it begins with.
		isText = part === CST.SCALAR;
	}
	return null;
}
