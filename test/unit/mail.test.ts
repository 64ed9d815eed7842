import assert from "node:assert/strict";
import { test } from "node:test";
import { renderMail } from "#lib/mail/render.ts";

test("somebody's words are quoted line by line, whatever ends their lines", () => {
	const quote = "Dear team,\r\n\r\nsay <more>.\nThanks";
	const { text, html } = renderMail({
		to: "ana@test.invalid",
		subject: { en: "Words", zh: "Words" },
		en: [{ quote }],
		zh: [],
		messageId: "one",
	});
	assert.match(text, /^> Dear team,\n> \n> say <more>\.\n> Thanks\n/);
	assert.match(html, /Dear team,<br><br>say &lt;more&gt;\.<br>Thanks/);
});
