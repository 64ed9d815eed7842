import { config } from "#lib/config.ts";
import type { MailBlock, MailDraft } from "#lib/queue/index.ts";
import { type LinkPurpose, linkPages, signedUrl } from "#lib/signed-links/index.ts";

type Rendered = { subject: string; text: string; html: string };

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const isPurpose = (purpose: string): purpose is LinkPurpose => Object.hasOwn(linkPages, purpose);

function signed({ purpose, subject, expiresAt }: NonNullable<MailDraft["unsubscribe"]>): string {
	if (!isPurpose(purpose)) throw new Error(`a mail asks for a link to nowhere: ${purpose}`);
	return signedUrl({ purpose, subject, expiresAt: new Date(expiresAt) });
}

function addressOf(block: Exclude<MailBlock, string | { quote: string }>): string {
	if ("link" in block) return new URL(block.link, config().SITE_URL).toString();
	return signed(block.signedLink);
}

/** RFC 8058: a mail program that offers to end such mails sends this address a POST, and asks nobody. */
export function unsubscribeHeaders({ unsubscribe }: MailDraft): Record<string, string> {
	if (!unsubscribe) return {};
	return {
		"List-Unsubscribe": `<${signed(unsubscribe)}>`,
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
	};
}

/** Kept texts may have a browser's line ends. */
const linesOf = (quote: string) => quote.split(/\r\n?|\n/);

const asText = (block: MailBlock): string => {
	if (typeof block === "string") return block;
	if ("quote" in block)
		return linesOf(block.quote)
			.map((line) => `> ${line}`)
			.join("\n");
	return `${block.label.replace(/[.。]$/, "")}:\n${addressOf(block)}`;
};

const asHtml = (block: MailBlock): string => {
	if (typeof block === "string") return `<p>${escaped(block)}</p>`;
	if ("quote" in block)
		return `<blockquote><bdi>${linesOf(escaped(block.quote)).join("<br>")}</bdi></blockquote>`;
	return `<p><a href="${escaped(addressOf(block))}">${escaped(block.label)}</a></p>`;
};

const column = (language: string, blocks: MailBlock[]) =>
	`<td lang="${language}" width="50%" valign="top" style="padding:0 12px">${blocks.map(asHtml).join("\n")}</td>`;

/** A mail in both languages: side by side where HTML is shown, one after the other in plain text. */
export function renderMail(draft: MailDraft): Rendered {
	const { subject, en, zh } = draft;
	return {
		// Where it is somebody's own words there is one subject for both.
		subject: subject.en === subject.zh ? subject.en : `${subject.en} / ${subject.zh}`,
		text: `${[...en.map(asText), "——", ...zh.map(asText)].join("\n\n")}\n`,
		html: `<!doctype html><html><body><table role="presentation" style="max-width:60em;font:15px/1.5 system-ui,sans-serif"><tr>${column("en", en)}${column("zh", zh)}</tr></table></body></html>`,
	};
}
