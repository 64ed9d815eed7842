import assert from "node:assert/strict";
import { test } from "node:test";
import { newReceiptId, readReceiptId } from "#lib/licensing/index.ts";

const many = Array.from({ length: 300 }, newReceiptId);
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("a receipt's id is thirteen unmistakable characters in three groups, and no two are the same", () => {
	for (const id of many)
		assert.match(id, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
	assert.equal(new Set(many).size, many.length);
});

test("an id is read however it was written down", () => {
	for (const id of many) {
		const sloppy = id.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
		assert.equal(readReceiptId(sloppy), id);
		assert.equal(readReceiptId(id.replaceAll("-", "")), id);
	}
});

const positions = Array.from({ length: 13 }, (_, at) => at);

test("one wrong character is noticed, always", () => {
	for (const plain of many.slice(0, 20).map((id) => id.replaceAll("-", ""))) {
		const wrong = positions.flatMap((at) =>
			[...digits].map((digit) => plain.slice(0, at) + digit + plain.slice(at + 1)),
		);
		const readable = wrong.filter((id) => readReceiptId(id) !== null);
		assert.deepEqual(new Set(readable), new Set([plain]));
	}
});

test("two swapped characters are noticed, always", () => {
	for (const plain of many.map((id) => id.replaceAll("-", ""))) {
		const swapped = positions
			.slice(1)
			.map((at) => plain.slice(0, at - 1) + plain[at] + plain[at - 1] + plain.slice(at + 1));
		for (const id of swapped.filter((one) => one !== plain)) assert.equal(readReceiptId(id), null);
	}
});

test("what is no receipt's id is not read as one", () => {
	for (const text of [
		"",
		"-",
		"../../etc",
		"U".repeat(13),
		"7K2M-Q9XC",
		"７K2M-Q9XC-4TNBV",
		"0".repeat(100),
	])
		assert.equal(readReceiptId(text), null);
});
