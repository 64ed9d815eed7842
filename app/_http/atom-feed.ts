type Entry = {
	/** A UUID: what readers know it by, wherever the site moves. */
	id: string;
	title: string;
	url: string;
	publishedAt: string;
	updatedAt: string;
	html: string;
};

type Feed = {
	id: string;
	title: string;
	author: string;
	/** Of the feed itself, and of the page that it is of. */
	selfUrl: string;
	pageUrl: string;
	/** While there is no entry. */
	updatedAt: string;
	entries: readonly Entry[];
};

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML 1.0 has no place for in any spelling. */
const isForbidden = (sign: string): boolean => {
	const code = sign.codePointAt(0) ?? 0;
	const isControl = code < 0x20 && !"\t\n\r".includes(sign);
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return isControl || isSurrogate || code === 0xfffe || code === 0xffff;
};

const escaped = (text: string): string =>
	[...text]
		.filter((sign) => !isForbidden(sign))
		.map((sign) => signs[sign] ?? sign)
		.join("");

const tag = (name: string, text: string, attributes = "") =>
	`<${name}${attributes}>${escaped(text)}</${name}>`;
const link = (rel: string, url: string, type: string) =>
	`<link rel="${rel}" type="${type}" href="${escaped(url)}"/>`;

const entryOf = (entry: Entry): string =>
	[
		"<entry>",
		tag("id", `urn:uuid:${entry.id}`),
		tag("title", entry.title),
		tag("published", entry.publishedAt),
		tag("updated", entry.updatedAt),
		link("alternate", entry.url, "text/html"),
		tag("content", entry.html, ' type="html"'),
		"</entry>",
	].join("\n");

/** The latest instant at which anything of the feed changed. */
export const updatedOf = ({ entries, updatedAt }: Pick<Feed, "entries" | "updatedAt">): string =>
	entries
		.map((entry) => entry.updatedAt)
		.sort()
		.at(-1) ?? updatedAt;

/** A feed as RFC 4287 has it. */
export const atomFeed = (feed: Feed): string =>
	[
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
		tag("id", `urn:uuid:${feed.id}`),
		tag("title", feed.title),
		tag("updated", updatedOf(feed)),
		`<author>${tag("name", feed.author)}</author>`,
		link("self", feed.selfUrl, "application/atom+xml"),
		link("alternate", feed.pageUrl, "text/html"),
		...feed.entries.map(entryOf),
		"</feed>",
		"",
	].join("\n");
