import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameName, nameRefusal } from "#lib/licensing/typed-name.ts";

const refusal = (typed: string, account: string | null) =>
	nameRefusal(typed, account)?.code ?? null;

test("case, spaces and the way of composing accents do not matter", () => {
	const pairs = [
		["hana holder", "Hana Holder"],
		["  Hana \u00A0 Holder ", "Hana Holder"],
		["Jose\u0301 Nu\u0301n\u0303ez", "José Núñez"],
		["STRASSER GROß", "Strasser Gross"],
		["王\u3000小明", "王 小明"],
		["ΟΔΥΣΣΕΥΣ", "Οδυσσευς"],
		["Иван Петров", "иван петров"],
	] as const;
	for (const [typed, account] of pairs) assert.equal(refusal(typed, account), null, typed);
});

test("names of every script sign: Arabic, Persian with its joiner, Devanagari, Hebrew, Korean", () => {
	const names = [
		"محمد علی",
		"علی\u200Cرضا",
		"श्री\u200Dमान",
		"יוסף כהן",
		"김민준",
		"Đặng Văn Ω",
		"O’Brien-Łuk",
	];
	for (const name of names) assert.equal(refusal(name, name), null, name);
});

test("an account without a name is told to set one", () => {
	for (const account of [null, "", "  "]) assert.equal(refusal("Hana", account), "no_account_name");
});

test("another name is refused and told which name is meant", () => {
	const said = nameRefusal("Hanna Holder", "Hana Holder");
	assert.equal(said?.code, "different");
	assert.match(said?.message ?? "", /“Hana Holder”/);
	assert.equal(refusal("José", "Jose"), "different");
	assert.equal(refusal("王小明", "王 小明"), "different");
});

test("letters that turn the direction of writing, or that nobody sees, are refused by their code", () => {
	const signs = [
		"\u202E",
		"\u2066",
		"\u200F",
		"\u061C",
		"\u200B",
		"\u2060",
		"\uFEFF",
		"\u00AD",
		"\u0000",
		"\u3164",
		"\u200D",
		"\uFE0F",
		"\u{E0041}",
	];
	for (const sign of signs) {
		const said = nameRefusal(`Hana ${sign}Holder`, "Hana Holder");
		assert.equal(said?.code, "invisible");
		const point = sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
		assert.ok(said?.message.includes(`U+${point}`), said?.message);
	}
	assert.equal(refusal("Hana Holder", "Hana \u202EHolder"), "invisible");
});

test("a letter of another script that looks alike is named, with its place in Unicode", () => {
	const said = nameRefusal("Hаna Holder", "Hana Holder");
	assert.equal(said?.code, "look_alike");
	assert.match(said?.message ?? "", /“а” \(Cyrillic, U\+0430\).*“a” \(Latin, U\+0061\)/);
	const pairs = [
		["Ηana Holder", "Hana Holder"],
		["Hana Hоldеr", "Hana Holder"],
		["Ｈana Holder", "Hana Holder"],
		["𝐇ana Holder", "Hana Holder"],
		["Hana H0lder", "Hana Holder"],
		["ロ田", "口田"],
	] as const;
	for (const [typed, account] of pairs) assert.equal(refusal(typed, account), "look_alike", typed);
});

test("an account whose own name mixes a look-alike among Latin letters does not sign, even typed the same", () => {
	const mixed = "Hаna Holder";
	const said = nameRefusal(mixed, mixed);
	assert.equal(said?.code, "look_alike");
	assert.match(said?.message ?? "", /account/);
	assert.equal(refusal("Иван Smith", "Иван Smith"), null);
});

test("a name is the same to whoever checks a receipt exactly when it would have signed", () => {
	assert.ok(isSameName("HANA  holder", "Hana Holder"));
	assert.ok(!isSameName("Hаna Holder", "Hana Holder"));
	assert.ok(!isSameName("", "Hana Holder"));
});
