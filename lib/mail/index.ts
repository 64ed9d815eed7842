import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import { config } from "#lib/config.ts";
import type { Transaction } from "#lib/db/index.ts";
import { enqueue, enqueueMails, type MailDraft } from "#lib/queue/index.ts";
import { renderMail, unsubscribeHeaders } from "./render.ts";

export type { MailBlock, MailDraft } from "#lib/queue/index.ts";
export { renderMail } from "./render.ts";

export type Message = {
	to: string;
	subject: string;
	text: string;
	html?: string;
	messageId?: string;
	headers?: Record<string, string>;
};

let smtp: Transporter | undefined;

function overSmtp(url: string): Transporter {
	smtp ??= createTransport(url, {});
	return smtp;
}

/** Without a mail server, messages are kept as files that only the site's own user can read. */
async function keep(message: Message & { from: string }, folder: string): Promise<void> {
	const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
	const { message: source } = await composer.sendMail(message);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const name = `${new Date().toISOString().replaceAll(":", "")}-${randomUUID().slice(0, 8)}.eml`;
	const file = path.join(folder, name);
	// Under its name only when whole, so that whoever watches the folder never reads a half.
	await writeFile(`${file}.part`, source, { mode: 0o600, flag: "wx" });
	await rename(`${file}.part`, file);
}

/** Sends one message, or keeps it in MAIL_FOLDER when no SMTP_URL is set. No page shows these. */
export async function sendMail(message: Message): Promise<void> {
	const { SMTP_URL, MAIL_FROM, MAIL_FOLDER } = config();
	const complete = { from: MAIL_FROM, ...message };
	if (SMTP_URL) await overSmtp(SMTP_URL).sendMail(complete);
	else await keep(complete, MAIL_FOLDER);
}

/** Has a mail sent once the transaction commits, and not if it does not. */
export async function queueMail(
	tx: Transaction,
	draft: Omit<MailDraft, "messageId">,
): Promise<void> {
	await enqueue(tx, "send-mail", { ...draft, messageId: randomUUID() });
}

/** The same for many mails at once, as when something concerns everybody. */
export async function queueMails(
	tx: Transaction,
	drafts: readonly Omit<MailDraft, "messageId">[],
): Promise<void> {
	await enqueueMails(
		tx,
		drafts.map((draft) => ({ ...draft, messageId: randomUUID() })),
	);
}

/** The people of the demonstration have no mailbox that a mail server could find. */
const isMadeUp = (address: string) => address.endsWith("@demonstration.invalid");

/** Sends a queued mail: what a worker does with it. Sent twice, it is one message to a reader. */
export async function deliver(draft: MailDraft): Promise<void> {
	if (config().SMTP_URL && isMadeUp(draft.to)) return;
	const host = new URL(config().SITE_URL).hostname;
	const messageId = `<${draft.messageId}@${host}>`;
	const headers = unsubscribeHeaders(draft);
	await sendMail({ to: draft.to, messageId, headers, ...renderMail(draft) });
}
