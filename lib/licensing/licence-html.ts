import { micromark } from "micromark";

/** Below the page's own h1 and h2. */
const headingShift = 2;
const lowestHeading = 6;

/**
 * A licence's Markdown as HTML that is safe to put into a page: HTML in the text is shown as the
 * letters it is, images are not loaded, links go to the web or to mailboxes only and vouch for
 * nothing, headings continue those of the page.
 */
export function licenceHtml(markdown: string): string {
	// The tags changed here are micromark's own: it escapes each "<" and quote of the text.
	return micromark(markdown, { extensions: [{ disable: { null: ["labelStartImage"] } }] })
		.replace(
			/<(\/?)h([1-6])>/g,
			(_, slash: string, level: string) =>
				`<${slash}h${Math.min(Number(level) + headingShift, lowestHeading)}>`,
		)
		.replaceAll('<a href="', '<a rel="nofollow noopener noreferrer" href="');
}
