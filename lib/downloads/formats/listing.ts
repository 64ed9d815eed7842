import { encodedPath } from "./manifest-file.ts";

const entities: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};
const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** What stands directly in a folder of these paths, folders with a slash at the end; null: no such folder. */
export function entriesOf(paths: readonly string[], folder: string): string[] | null {
	const prefix = folder === "" ? "" : `${folder}/`;
	const below = paths
		.filter((path) => path.startsWith(prefix))
		.map((path) => path.slice(prefix.length));
	if (below.length === 0 && folder !== "") return null;
	const names = below.map((path) => {
		const slash = path.indexOf("/");
		return slash === -1 ? path : path.slice(0, slash + 1);
	});
	return [...new Set(names)].sort();
}

/**
 * A folder as a page of links, which is how rclone's http backend and people look around. `base` is
 * the path of this folder's address, ended by a slash.
 */
export function folderListing(base: string, folder: string, entries: readonly string[]): string {
	const links = entries.map((name) => {
		const href = `${base}${encodedPath(name)}`;
		return `<li><a href="${escaped(href)}">${escaped(name)}</a></li>\n`;
	});
	const title = escaped(`/${folder}`);
	return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>\n<body><h1>${title}</h1>\n<ul>\n${links.join("")}</ul></body></html>\n`;
}
