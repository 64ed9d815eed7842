import { licenceHtml } from "#lib/licensing/index.ts";

/** Somebody's Markdown as HTML; `licenceHtml` lets through none of the text's own tags. */
const html = (markdown: string, highestHeading: 2 | 3) => ({
	dangerouslySetInnerHTML: { __html: licenceHtml(markdown, highestHeading) },
});

/** A text that organizers wrote, safe to show on any page; it may be all that stands below the title. */
export function Markdown({ text, isWholePage = false }: { text: string; isWholePage?: boolean }) {
	return <div className="licence-words" {...html(text, isWholePage ? 2 : 3)} />;
}
