import { licenceHtml } from "#lib/licensing/index.ts";
import type { ArchiveView } from "./read-archive.ts";
import { sealed } from "./seal.ts";

type Phase = ArchiveView["phases"][number];

const marks: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};
const plain = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? "");

const row = (cells: readonly string[], kind: "td" | "th") =>
	`<tr>${cells.map((cell) => `<${kind}>${plain(cell)}</${kind}>`).join("")}</tr>`;

const table = ({ breakdown, heads, lines }: Phase["tables"][number]) =>
	`<h3>${breakdown === "overall" ? "Board" : `By ${plain(breakdown)}`}</h3>
<div><table><thead>${row(heads, "th")}</thead><tbody>
${lines.map((line) => row(line, "td")).join("\n")}
</tbody></table></div>`;

function phase({ title, basis, board, closed, tables }: Phase): string {
	const labels =
		basis.labelSetVersion === null
			? "no labels yet"
			: `label set ${basis.labelSetVersion}${basis.isDemonstration ? " (demonstration labels)" : ""}, sha256 <code>${plain(basis.labelSetSha256 ?? "")}</code>`;
	const evaluator = board === null ? "" : `${plain(board.evaluator.title)} `;
	return `<section><h2>${plain(title)}</h2>
<p>${evaluator}${plain(basis.evaluatorVersion)} on ${labels}; dataset version ${plain(basis.datasetVersion)}; protocol <code>${plain(basis.protocolSha256)}</code>.</p>
${closed === null ? tables.map(table).join("\n") : `<p>${plain(closed)}</p>`}
</section>`;
}

const text = (title: string, markdown: string) =>
	`<section><h2>${plain(title)}</h2>${licenceHtml(markdown)}</section>`;

const announcement = (one: ArchiveView["announcements"][number]) =>
	text(`${one.publishedAt.slice(0, 10)}: ${one.title}`, one.markdown);

const changes = (all: ArchiveView["changes"]) =>
	all.length === 0
		? ""
		: `<section><h2>What was changed</h2><ul>${all.map(({ at, note }) => `<li>${plain(at)}: ${plain(note)}</li>`).join("")}</ul></section>`;

/** How to tell this file from a forged one, and what to expect when it is the last of the challenge. */
const genuine = ({ address }: ArchiveView) =>
	`<p>All that stands in this file before the line that begins with sha256 is signed, byte for byte, with Ed25519. Anybody can sign by a key of their own: compare the public key with one noted earlier, or with the site's at <code>${plain(new URL("/api/v1/archive-key", address).toString())}</code>. The command <code>onset check-archive FILE --key PUBLICKEY</code> checks the file without the site, and so does any program that knows Ed25519. What is kept when a challenge or the site closes: <code>${plain(new URL("/docs#kept", address).toString())}</code>.</p>`;

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}
div{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.85rem}
th,td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #8886;white-space:nowrap}code{font-size:.8em;overflow-wrap:anywhere}
footer{margin-top:3rem;border-top:1px solid #8886;font-size:.85rem}`;

/**
 * An archive as one page that needs no server and no script: its tables to read, and all of it as
 * data in the element `archive`. Signed as a whole, tables too: it is those that people read.
 */
export function archiveHtml(archive: ArchiveView): string {
	const { challenge, rules, pages } = archive;
	// No "<" of anybody's words can end the element.
	const data = JSON.stringify(archive).replaceAll("<", "\\u003c");
	return sealed(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${plain(challenge.title)}: archive</title><style>${style}</style></head><body>
<h1>${plain(challenge.title)}</h1>
<p>${plain(challenge.summary)}</p>
${challenge.demonstrationNotice === null ? "" : `<p><strong>${plain(challenge.demonstrationNotice)}</strong></p>`}
<p>As it stood at ${plain(archive.address)} on ${plain(archive.madeAt)}.</p>
${archive.phases.map(phase).join("\n")}
${rules === null ? "" : text(`Rules, version ${rules.version}`, rules.markdown)}
${pages.map(({ title, markdown }) => text(title, markdown)).join("\n")}
${archive.announcements.map(announcement).join("\n")}
${changes(archive.changes)}
<script type="application/json" id="archive">${data}</script>
<footer>
${genuine(archive)}
`);
}
