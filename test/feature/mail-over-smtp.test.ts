import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sendMail } from "#lib/mail/index.ts";
import { startSmtp } from "#test/support/smtp.ts";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Onset <onset@challenge.example>";
after(smtp.close);

test("with a mail server, a message reaches its addressee", async () => {
	const text = "Sign in: http://localhost:3000/sign-in?token=x=y&z=1";
	const html = `<a href="http://localhost:3000/sign-in?token=x">Sign in</a>`;
	await sendMail({ to: "ada@uni.example", subject: "Sign in", text, html });
	const message = await smtp.message(({ to }) => to.includes("ada@uni.example"));
	assert.equal(message.from, "onset@challenge.example");
	assert.equal(message.subject, "Sign in");
	assert.equal(message.text.trim(), text);
});
