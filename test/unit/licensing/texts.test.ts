import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalText, licenceHtml, sha256Of } from "#lib/licensing/index.ts";

const pieces = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"a",
				" ",
				"\t",
				"\n",
				"\r",
				"\r\n",
				"\uFEFF",
				"e\u0301",
				"é",
				"许可",
				"# ",
				"\\",
			),
			fc.string({ unit: "grapheme", maxLength: 3 }),
		),
		{ maxLength: 30 },
	)
	.map((all) => all.join(""));

test("canonical text is a fixed point, in NFC, with LF ends and exactly one at the end", () => {
	fc.assert(
		fc.property(pieces, (text) => {
			const once = canonicalText(text);
			assert.equal(canonicalText(once), once);
			assert.equal(once.normalize("NFC"), once);
			assert.ok(!/\r|[ \t]$/m.test(once));
			assert.ok(once === "" || (once.endsWith("\n") && !once.endsWith("\n\n")));
		}),
	);
});

test("the same text from Windows, from a Mac and with other accents has the same digest", () => {
	const written = "# Licence\n\nCafé: research only.\n";
	const others = [
		"# Licence\r\n\r\nCafé: research only.",
		"\uFEFF# Licence  \r\rCafe\u0301: research only.\t\r\r\r",
		"\n\n# Licence\n\nCafé: research only.\n\n\n",
	];
	for (const other of others) assert.equal(sha256Of(canonicalText(other)), sha256Of(written));
	const bytes = new TextEncoder().encode(written);
	assert.equal(sha256Of(written), createHash("sha256").update(bytes).digest("hex"));
});

test("what differs in meaning keeps another digest: indentation, empty lines within, letters", () => {
	const texts = ["a\n\nb\n", "a\nb\n", "    a\nb\n", "A\nb\n"];
	assert.equal(new Set(texts.map((text) => sha256Of(canonicalText(text)))).size, texts.length);
});

test("HTML, images and dangerous links in a licence never become part of a page", () => {
	const html = licenceHtml(
		[
			"# Title",
			'<script>alert(1)</script> <img src=x onerror="alert(1)">',
			"[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org/?a=1&b=2)",
			"![tracker](https://example.org/pixel.png)",
			'<h1>forged</h1> <a href="https://example.org">x</a>',
		].join("\n\n"),
	);
	assert.ok(!/<script|<img|onerror="|javascript:|data:text/i.test(html), html);
	assert.ok(!/<h1|<h2/.test(html), html);
	assert.match(html, /<h3>Title<\/h3>/);
	const links = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
	assert.ok(links.length >= 3);
	for (const link of links) assert.match(link, /rel="nofollow noopener noreferrer"/);
});

test("whatever the Markdown, only micromark's own few tags come out", () => {
	const known = /^<\/?(p|h[3-6]|ul|ol|li|em|strong|code|pre|blockquote|hr|br|a)( [^<>]*)?\/?>$/;
	fc.assert(
		fc.property(
			fc
				.array(
					fc.constantFrom(
						"<",
						">",
						"/",
						"script",
						"h1",
						" ",
						'"',
						"a",
						"=",
						"#",
						"[",
						"](",
						")",
						"!",
						"`",
						"\n",
						"&lt;",
						"*",
						"javascript:",
					),
					{ maxLength: 25 },
				)
				.map((all) => all.join("")),
			(text) => {
				const tags = licenceHtml(text).match(/<[^>]*>/g) ?? [];
				for (const tag of tags) assert.match(tag, known);
			},
		),
	);
});

test("headings go on below the page's own, and none lower than six", () => {
	assert.equal(licenceHtml("# a\n\n##### b"), "<h3>a</h3>\n<h6>b</h6>");
	assert.equal(licenceHtml("## a\n\n### b"), "<h3>a</h3>\n<h4>b</h4>");
	assert.equal(licenceHtml("###### a"), "<h3>a</h3>");
	assert.equal(licenceHtml("none"), "<p>none</p>");
});

test("a text that would hold the parser up is shown as it was written", () => {
	const made = [
		"> ".repeat(50_000),
		">- ".repeat(30_000),
		"*a_ ".repeat(25_000),
		`${"1. ".repeat(30)}a`,
		`<script> & ${"*a_ ".repeat(2000)}`,
	];
	for (const text of made) {
		const html = licenceHtml(text);
		assert.deepEqual(html.match(/<[^>]*>/g), ["<pre>", "<code>", "</code>", "</pre>"]);
		assert.equal(
			html.replace(/<[^>]*>/g, "").length,
			text.replace(/[<>]/g, "&lt;").replace(/&(?!lt;)/g, "&amp;").length,
		);
	}
});

test("texts that people write are never taken for such", () => {
	const texts = [
		`${"- - - ".repeat(5)}\n\n${"-".repeat(100)}\n\n${"> ".repeat(10)}deep`,
		Array.from(
			{ length: 300 },
			(_, n) => `**Rule ${n}** says *this* and *that* of a_file_name.`,
		).join("\n\n"),
		`    ${"snake_case_name ".repeat(200)}`,
	];
	for (const text of texts) assert.doesNotMatch(licenceHtml(text), /^<pre><code>[*>-]/);
});
