import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { sendMail } from "#lib/mail/index.ts";
import { readMessage } from "#test/support/smtp.ts";

const parent = mkdtempSync(path.join(tmpdir(), "onset-mail-"));
const folder = path.join(parent, "mail");
process.env.MAIL_FOLDER = folder;
after(() => rmSync(parent, { recursive: true }));

test("without a mail server, a message is kept as a file that only its owner can read", async () => {
	const text = `A link: http://localhost:3000/confirm?token=${"a=b".repeat(40)}\n谢谢。`;
	await sendMail({ to: "ada@uni.example", subject: "Anmeldung für 微表情", text });
	const files = readdirSync(folder);
	assert.equal(files.length, 1);
	const file = path.join(folder, files[0] ?? "");
	assert.match(file, /\.eml$/);
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.equal(statSync(folder).mode & 0o777, 0o700);
	const message = readMessage(readFileSync(file, "latin1"));
	assert.equal(message.subject, "Anmeldung für 微表情");
	assert.equal(message.text.trim().replaceAll("\r\n", "\n"), text);
});
