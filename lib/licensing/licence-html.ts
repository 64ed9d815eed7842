import { micromark } from "micromark";
import { isTooIntricate } from "./markdown-work.ts";

const lowestHeading = 6;

const headingTag = /<(\/?)h([1-6])>/g;

/** Moves all headings by the same number of levels, so that the text's highest comes below the page's. */
function belowThePage(html: string, highestHeading: number): string {
	const levels = [...html.matchAll(headingTag)].map(([, , level]) => Number(level));
	const shift = highestHeading - Math.min(...levels, lowestHeading);
	return html.replace(
		headingTag,
		(_, slash: string, level: string) =>
			`<${slash}h${Math.min(Number(level) + shift, lowestHeading)}>`,
	);
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The text letter by letter. */
const unread = (text: string) =>
	`<pre><code>${text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)}</code></pre>`;

/**
 * A licence's Markdown as HTML that is safe to put into a page: HTML in the text is shown as the
 * letters it is, images are not loaded, links go to the web or to mailboxes only and vouch for
 * nothing, headings continue those of the page: its h1 and h2, or the h1 alone. What would hold the
 * site up is shown as it was written.
 */
export function licenceHtml(markdown: string, highestHeading: 2 | 3 = 3): string {
	if (isTooIntricate(markdown)) return unread(markdown);
	// The tags changed here are micromark's own: it escapes each "<" and quote of the text.
	const html = micromark(markdown, {
		extensions: [{ disable: { null: ["labelStartImage"] } }],
	});
	return belowThePage(html, highestHeading).replaceAll(
		'<a href="',
		'<a rel="nofollow noopener noreferrer" href="',
	);
}
