import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { readProposals, type SubmissionRules } from "#lib/proposals/index.ts";
import { chunked } from "../../support/chunks.ts";

const rules: SubmissionRules = {
	maxBytes: 10_000_000,
	maxProposalsPerVideo: 1000,
	unknownVideos: "reject",
};

const encode = (text: string) => new TextEncoder().encode(text);
const list = (count: number) =>
	Array.from(
		{ length: count },
		(_, i) => `{"segment": [${i / 7}, ${i / 3 + 1}], "score": ${1 / (i + 1)}}`,
	);
const text = `{"version": "1", "extra": {"note": "é 视频 😀 \\ud83d\\ude00", "deep": [[1.5e3, true]]},
 "results": {"v\\u0031": [${list(12)}], "视频": [${list(3)}, {"segment": [2, 1], "score": 7, "label": "x"}]},
 "external_data": {"used": true, "details": "Kinetics"}}`;
const sound = text.replace("[2, 1]", "[1, 2]");

for (const [name, file] of [
	["a sound file", sound],
	["a file with problems", text],
	["a file that is no JSON", sound.replace('"score": 7', '"score": 7;')],
	["a file that is cut short", sound.slice(0, -40)],
] as const) {
	test(`${name} reads the same in chunks of any size`, async () => {
		const bytes = encode(file);
		const whole = await readProposals(bytes, rules);
		const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(sizes, async (inTurn) => {
				assert.deepEqual(await readProposals(chunked(bytes, inTurn), rules), whole);
			}),
			{ numRuns: 200, seed: 3, examples: [[[1]]] },
		);
	});
}

test("a gzip file reads as what it holds, whole or in chunks", async () => {
	const plain = await readProposals(encode(text), rules);
	const packed = gzipSync(text);
	assert.deepEqual(await readProposals(packed, rules), plain);
	for (const size of [1, 2, 7, 100]) {
		assert.deepEqual(await readProposals(chunked(packed, [size]), rules), plain);
	}
});

test("a damaged gzip file is rejected, wherever the damage is", async () => {
	const packed = gzipSync(encode(sound));
	const flipped = packed.map((byte, i) => (i === packed.length - 6 ? byte ^ 1 : byte));
	for (const damaged of [
		packed.subarray(0, 2),
		packed.subarray(0, 60),
		packed.subarray(0, -1),
		flipped,
	]) {
		const result = await readProposals(damaged, rules);
		assert(!result.ok);
		const errors = result.problems.filter(({ severity }) => severity === "error");
		assert.deepEqual(
			errors.map(({ code }) => code),
			["gzip-damaged"],
		);
	}
});

test("a gzip bomb stops at the limit", async () => {
	const bomb = gzipSync(new Uint8Array(200_000_000).fill(0x20));
	let read = 0;
	async function* counted() {
		for await (const chunk of chunked(bomb, [1000])) {
			read += chunk.length;
			yield chunk;
		}
	}
	const result = await readProposals(counted(), { ...rules, maxBytes: 1_000_000 });
	assert(!result.ok);
	assert.deepEqual(
		result.problems.map(({ code }) => code),
		["too-large"],
	);
	assert(read < bomb.length / 4, `${read} of ${bomb.length} bytes were read`);
});

test("a file beyond the limit is not read to its end", async () => {
	let read = 0;
	let closed = false;
	async function* endless() {
		try {
			for (;;) {
				read += 1000;
				yield encode(" ".repeat(1000));
			}
		} finally {
			closed = true;
		}
	}
	const result = await readProposals(endless(), { ...rules, maxBytes: 50_000 });
	assert(!result.ok && result.problems[0]?.code === "too-large");
	assert(read <= 52_000 && closed);
});

test("an error of the source is thrown and not laid to the file", async () => {
	async function* broken(bytes: Uint8Array) {
		yield bytes;
		throw new Error("the network is down");
	}
	await assert.rejects(readProposals(broken(encode('{"results"')), rules), /network is down/);
	await assert.rejects(readProposals(broken(gzipSync(text).subarray(0, 40)), rules), /network/);
});

test("long strings and long names are read in linear time, in small chunks too", async () => {
	const long = "x".repeat(2_000_000);
	const file = `{"${long}": "${long}", "results": {"${long}": [{"segment": [1, 2], "score": 1, "a": "${long}"}]}}`;
	const result = await readProposals(chunked(encode(file), [1000]), rules);
	assert(result.ok);
	assert.deepEqual([result.proposals.videos[0]?.length, result.proposals.count], [long.length, 1]);
});

test("the header is kept, escapes decoded, and half surrogate pairs replaced", async () => {
	const file = `{"version": "\\u0031\\ud800", "results": {}, "external_data": {"used": true, "details": "a\\nb"}}`;
	const result = await readProposals(encode(file), rules);
	assert(result.ok);
	assert.deepEqual(result.header, {
		version: "1\ufffd",
		externalData: { used: true, details: "a\nb" },
	});
});
