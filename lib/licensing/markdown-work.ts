/** What stands before a line's own text: quotes and list items, one in another. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const containerMarks = />|[-+*]|\d[.)]/g;
const deepestContainers = 20;

const emphasisMarks = /[*_]/g;
const mostEmphasisPairs = 1_000_000;

const countOf = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

/**
 * Whether turning a Markdown text into HTML takes more time than a page has. The parser goes through a line again for
 * every quote and list around it, and compares the signs of emphasis of a paragraph with one another.
 */
export function isTooIntricate(markdown: string): boolean {
	const isDeep = markdown
		.split("\n")
		.some((line) => countOf(containers.exec(line)?.[0] ?? "", containerMarks) > deepestContainers);
	const pairs = markdown
		.split(/\n[ \t]*\n/)
		.reduce((sum, paragraph) => sum + countOf(paragraph, emphasisMarks) ** 2, 0);
	return isDeep || pairs > mostEmphasisPairs;
}
