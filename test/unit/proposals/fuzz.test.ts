import assert from "node:assert/strict";
import { test } from "node:test";
import { type ReadResult, readProposals, type SubmissionRules } from "#lib/proposals/index.ts";
import { chunked } from "../../support/chunks.ts";
import { memberOf, type Naive, naiveCheck } from "../../support/naive-check.ts";
import { seededRandom } from "../../support/random.ts";

const files = 100_000;

const rules: SubmissionRules = {
	videos: new Map([
		["a/b~c", { subset: "testing", durationSeconds: 10 }],
		["视频", { subset: "testing" }],
		["__proto__", { subset: "testing" }],
		["v", { subset: "training" }],
	]),
	subset: "testing",
	maxBytes: 1000,
	maxProposalsPerVideo: 6,
	unknownVideos: "reject",
};

const seeds = [
	'{"version": "1", "results": {"a/b~c": [{"segment": [0.5, 1.25e0], "score": 0.75}, {"score":1,"segment":[2,3]}], "视频": []}, "external_data": {"used": false, "details": "\\u00e9\\n"}}',
	'{"results":{"\\u89c6\\u9891":[{"segment":[10.123456789012345,10.123456789012346],"score":0.1234567890123456789,"label":"\\ud83d\\ude00 😀"}],"__proto__":[{"score":-1e-7,"segment":[-0.0,0]}]}}',
	'\r\n{\t"extra" : [[[{"\\"": [true, false, null, "é"]}]]] ,\n "results" : { "a/b~c" : [ { "segment" : [ 1 , 2 ] , "score" : 3 , "more" : { } } ] } }\n',
].map((text) => new TextEncoder().encode(text));

const tokens = [
	'"',
	"\\",
	"{",
	"}",
	"[",
	"]",
	",",
	":",
	"0",
	"1e999",
	"-",
	".",
	"e5",
	"NaN",
	"Infinity",
	"null",
	"true",
	'"segment":[1,2],',
	'"score":0.5,',
	'"results":{},',
	'"v":[],',
	'"视频":[],',
	'"\\ud800":1,',
	'"\\ud800":[],',
	"\ufeff",
	"//",
	"/**/",
	" ",
	"\n",
	"\t",
	"\u0000",
	"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	'{"segment":[1,2],"score":1},',
	"'",
	"\\u12",
	"\\uD83D\\uDE00",
	"00",
	"1.5.5",
].map((text) => new TextEncoder().encode(text));
const foreign = [
	[0xff],
	[0xc0, 0x80],
	[0xed, 0xa0, 0x80],
	[0xf4, 0x90, 0x80, 0x80],
	[0xe4, 0xb8],
	[0xf0, 0x9f, 0x98, 0x80],
	[0x80],
	[0xc3, 0xa9],
];
const insertions = [...tokens, ...foreign.map((bytes) => Uint8Array.from(bytes))];

function mutated(random: () => number): Uint8Array {
	const upTo = (n: number) => Math.floor(random() * n);
	let bytes = [...(seeds[upTo(seeds.length)] ?? [])];
	const changes = 1 + upTo(3);
	for (let change = 0; change < changes; change++) {
		const from = upTo(bytes.length + 1);
		const length = upTo(random() < 0.5 ? 3 : 40);
		const span = bytes.slice(from, from + length);
		const to = upTo(bytes.length + 1);
		const kinds = [
			() => bytes.toSpliced(from, length),
			() => bytes.toSpliced(to, 0, ...span),
			() => bytes.toSpliced(from, 1, upTo(256)),
			() => bytes.toSpliced(from, 0, ...(insertions[upTo(insertions.length)] ?? [])),
			() => bytes.toSpliced(from, 1, ...(insertions[upTo(insertions.length)] ?? [])),
			() => bytes.slice(0, from),
		];
		// Cutting the end off nearly always ruins a file, so it is done more seldom.
		bytes = kinds[upTo(random() < 0.1 ? 6 : 5)]?.() ?? bytes;
	}
	return Uint8Array.from(bytes);
}

function shown(bytes: Uint8Array): string {
	return JSON.stringify(new TextDecoder().decode(bytes));
}

function assertSameProposals(result: ReadResult, document: Naive, bytes: Uint8Array) {
	assert(result.ok);
	const { videos, starts, onsets, offsets, scores } = result.proposals;
	const ours = videos.map((id, v) => [
		id,
		Array.from({ length: (starts[v + 1] ?? 0) - (starts[v] ?? 0) }, (_, i) => {
			const row = (starts[v] ?? 0) + i;
			return [onsets[row], offsets[row], scores[row]];
		}),
	]);
	const results = memberOf(document, "results");
	const members =
		typeof results === "object" && results && "members" in results ? results.members : [];
	const theirs = members.map(([id, list]) => [
		id,
		(Array.isArray(list) ? list : []).map((proposal) => {
			const segment = memberOf(proposal, "segment");
			return [...(Array.isArray(segment) ? segment : []), memberOf(proposal, "score")];
		}),
	]);
	assert.deepEqual(ours, theirs, shown(bytes));
}

test(`${files} mutated files are accepted exactly when JSON.parse and a naive checker accept them`, async () => {
	const random = seededRandom(2022);
	let accepted = 0;
	for (let file = 0; file < files; file++) {
		const bytes = mutated(random);
		const document = naiveCheck(bytes, rules);
		const result = await readProposals(bytes, rules);
		assert.equal(result.ok, document !== undefined, `${shown(bytes)} ${JSON.stringify(result)}`);
		if (document !== undefined) assertSameProposals(result, document, bytes);
		else assertPlaced(result, bytes);
		if (document !== undefined) accepted++;
		if (file % 8 > 0) continue;
		const sizes = Array.from({ length: 3 }, () => 1 + Math.floor(random() * 30));
		assert.deepEqual(await readProposals(chunked(bytes, sizes), rules), result, shown(bytes));
	}
	assert(accepted > files / 20 && accepted < files / 2, `${accepted} accepted: a lopsided test`);
});

function assertPlaced(result: ReadResult, bytes: Uint8Array) {
	assert(!result.ok && result.total >= result.problems.length && result.problems.length > 0);
	const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\n");
	for (const { line, column, message } of result.problems) {
		const text = lines[line - 1];
		assert(text !== undefined && column >= 1 && column <= text.length + 2 && message, shown(bytes));
	}
}
