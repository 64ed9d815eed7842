import { licenceHtml } from "#lib/licensing/index.ts";

/** Somebody's Markdown as HTML; `licenceHtml` lets through none of the text's own tags. */
const html = (markdown: string) => ({
	dangerouslySetInnerHTML: { __html: licenceHtml(markdown) },
});

/** A text that organizers wrote, safe to show on any page. */
export function Markdown({ text }: { text: string }) {
	return <div className="licence-words" {...html(text)} />;
}
