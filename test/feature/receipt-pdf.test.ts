import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { newReceiptId, receiptPdf, type SignatureView } from "#lib/licensing/index.ts";

const view = (changes: Partial<SignatureView>): SignatureView => ({
	receipt: newReceiptId(),
	dataset: { slug: "faces", title: "Faces 人脸" },
	licence: { number: 3, titleEn: "Licence", titleZh: "许可协议", authoritative: "en" },
	sha256En: "a".repeat(64),
	sha256Zh: "b".repeat(64),
	typedName: "Ada Applicant",
	position: "faculty",
	institution: "Test University",
	rorId: null,
	email: "ada@test.invalid",
	signedAt: "2026-05-01T12:00:00.000Z",
	...changes,
});

const draw = async (changes: Partial<SignatureView>) =>
	Buffer.from(await receiptPdf(view(changes), "https://onset.example"));

/** The inflated streams of a PDF. */
function streamsOf(pdf: Buffer): string[] {
	const streams: string[] = [];
	for (let at = pdf.indexOf("stream\n"); at !== -1; at = pdf.indexOf("stream\n", at)) {
		const end = pdf.indexOf("\nendstream", at);
		const bytes = pdf.subarray(at + "stream\n".length, end);
		// A font or a text; what zlib does not know is not one of them.
		streams.push(bytes[0] === 0x78 ? inflateSync(bytes).toString("latin1") : "");
		at = end + "\nendstream".length;
	}
	return streams;
}

/** Every character that the PDF's fonts can draw and say what it is, from their ToUnicode maps. */
function charactersOf(pdf: Buffer): Set<string> {
	const maps = streamsOf(pdf).filter((stream) => stream.includes("begincmap"));
	const codes = maps.flatMap((map) =>
		[...map.slice(map.indexOf("beginbfrange")).matchAll(/<([0-9a-f]{4,8})>/gi)].map(
			([, hex]) => hex ?? "",
		),
	);
	return new Set(codes.map((hex) => Buffer.from(hex, "hex").swap16().toString("utf16le")));
}

test("a receipt is a whole PDF of one page that was made at the time of the signature", async () => {
	const pdf = await draw({});
	assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
	const plain = pdf.toString("latin1");
	assert.match(plain, /\/Count 1\b/);
	assert.match(plain, /%%EOF\s*$/);
	assert.match(plain, /D:20260501120000Z/);
});

test("Chinese names and institutions are drawn with glyphs of an embedded font", async () => {
	const [name, institution] = ["欧阳震华", "东南大学"];
	const pdf = await draw({ typedName: name, institution });
	assert.ok(/\/FontFile[23]/.test(pdf.toString("latin1")), "no font is embedded");
	const drawn = charactersOf(pdf);
	for (const character of `${name}${institution}许可协议签署回执Ad`)
		assert.ok(drawn.has(character), character);
	assert.ok(!charactersOf(await draw({})).has("欧"), "the test would find anything");
});

test("letters of Polish, Turkish, Vietnamese, Greek, Cyrillic and Hindi names are drawn, composed or not", async () => {
	const names = ["Łukasz Żółw", "Gülşah Işığ", "Nguyễn Thị Huế", "Ελένη", "Юлия Їжак", "अदिति"];
	for (const typedName of names)
		for (const form of ["NFC", "NFD"] as const) {
			const drawn = charactersOf(await draw({ typedName: typedName.normalize(form) }));
			const missing = [...typedName.normalize("NFC")].filter((one) => !drawn.has(one));
			assert.deepEqual(missing, [], `${typedName} as ${form}`);
			assert.ok(!drawn.has("["), `${typedName} has no code point`);
		}
});

test("what the fonts have no glyph for is written as its code point, never left out", async () => {
	const pdf = await draw({ typedName: "محمد" });
	const drawn = charactersOf(pdf);
	assert.ok(!drawn.has("م"));
	for (const character of "[U+0645]") assert.ok(drawn.has(character), character);
});

test("HTML, right-to-left marks and very long names neither break the page nor leave it", async () => {
	for (const typedName of [
		"<script>alert(1)</script>",
		"\u202Egnp.exe",
		"x".repeat(200),
		"王".repeat(200),
	]) {
		const pdf = await draw({ typedName, institution: "y ".repeat(100) });
		assert.match(pdf.toString("latin1"), /\/Count [12]\b[\s\S]*%%EOF\s*$/);
	}
});
