import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { lineText, plainText } from "#lib/text.ts";

const refusal = (schema: z.ZodType, text: string) =>
	schema.safeParse(text).error?.issues[0]?.message;

test("several lines have one kind of line end, whatever a browser sends, and count as they are kept", () => {
	assert.equal(plainText(100).parse(" one\r\n\r\ntwo\rthree\n"), "one\n\ntwo\nthree");
	assert.equal(plainText(3).parse("a\r\nb"), "a\nb");
	assert.ok(!plainText(3).safeParse("abcd").success);
	assert.ok(!plainText(10, 2).safeParse(" a \r\n").success);
});

test("one line has no line end of any kind, and is told so", () => {
	assert.equal(lineText(80, 2).parse("  Group 7 "), "Group 7");
	for (const end of ["\n", "\r\n", "\u2028", "\u2029"])
		assert.equal(refusal(lineText(80), `Group${end}7`), "one line of text");
});

test("texts that look alike are alike: letters are composed, and no sign hides or turns them", () => {
	assert.equal(lineText(80).parse("e\u0301quipe"), "équipe");
	for (const sign of ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0007"]) {
		assert.match(refusal(lineText(80), `Al${sign}pha`) ?? "", /invisible sign/);
		assert.match(refusal(plainText(80), `Al${sign}pha`) ?? "", /invisible sign/);
	}
	const persianAndFamily = "می\u200cخواهم 👩\u200d🔬";
	assert.equal(lineText(80).parse(persianAndFamily), persianAndFamily);
});

test("the document of the API says how long a text may be", () => {
	const { maxLength, minLength } = z.toJSONSchema(plainText(2000, 10), { io: "input" });
	assert.deepEqual({ maxLength, minLength }, { maxLength: 2000, minLength: 10 });
});
