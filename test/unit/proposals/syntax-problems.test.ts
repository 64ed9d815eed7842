import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, inVideo, marked, problemsOf, sound } from "#test/support/problems.ts";

const malformed: [string, string, string][] = [
	["an empty file", "¦", "not-json "],
	["nothing but space", " \n ¦", "not-json "],
	["NaN", inVideo('{"segment":[1,¦NaN],"score":1}'), "not-json /results/v1/0/segment"],
	["Infinity", inVideo('{"segment":[1,2],"score":¦Infinity}'), "not-json /results/v1/0"],
	["-Infinity", inVideo('{"segment":[1,2],"score":-¦Infinity}'), "not-json /results/v1/0"],
	["a line comment", '{"results":{}} ¦// done', "not-json "],
	["a block comment", '{¦/* here */"results":{}}', "not-json "],
	["a trailing comma in an object", '{"results":{},¦}', "not-json "],
	["a trailing comma in an array", inVideo(sound, "¦"), "not-json /results/v1"],
	["single quotes", "{¦'results':{}}", "not-json "],
	["Python words", '{"results":{},"x":¦None}', "not-json "],
	["a name without quotes", "{¦results:{}}", "not-json "],
	["a missing comma", inVideo(`${sound}¦${sound}`), "not-json /results/v1"],
	["a missing colon", '{"results" ¦{}}', "not-json "],
	["a leading zero", inVideo('{"segment":[0¦1,2],"score":1}'), "not-json /results/v1/0/segment"],
	["a leading plus", inVideo('{"segment":[¦+1,2],"score":1}'), "not-json /results/v1/0/segment"],
	["a bare point", inVideo('{"segment":[1.¦,2],"score":1}'), "not-json /results/v1/0/segment"],
	["a line break in a string", '{"x¦\n":1}', "not-json "],
	["an escape that JSON lacks", '{"x":"¦\\x41"}', "not-json "],
	["half an escape", '{"x":"¦\\u12"}', "not-json "],
	["a file that is cut short", '{"results":{"v1":[¦', "not-json /results/v1"],
	["a string that is cut short", '{"results¦', "not-json "],
	["something after the end", '{"results":{}} ¦{}', "not-json "],
	["a byte order mark", "¦\ufeff{}", "not-json "],
	["a character outside strings", '{"results":{},¦é}', "not-json "],
	["half a surrogate pair in a name", '{¦"\\ud800":1}', "lone-surrogate "],
	["the other half", '{"results":{¦"\\udc00":[]}}', "lone-surrogate /results"],
	["a file that is too large", `¦${" ".repeat(5001)}`, "too-large "],
	["nesting too deep", `{"x":${"[".repeat(31)}¦[${"]".repeat(32)}}`, "too-deep "],
];

for (const [name, file, expected] of malformed) {
	test(`${name} rejects the file, and the place is named`, async () => {
		const { text, place } = marked(file);
		const [first] = await problemsOf(text);
		assert(first);
		assert.equal(brief(first), `error ${expected} ${place}`);
		assert(first.message.length > 20);
	});
}

const foreign: [string, number[], number][] = [
	["UTF-16", [0xff, 0xfe, 0x7b, 0], 1],
	["a byte of Latin-1 in a string", [0x7b, 0x22, 0xe9, 0x22], 3],
	["an overlong form", [0x7b, 0x22, 0xc0, 0xaf, 0x22], 3],
	["a surrogate in UTF-8", [0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22], 3],
	["a character beyond the last", [0x7b, 0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], 3],
	["a continuation without a lead", [0x7b, 0x22, 0x80, 0x22], 3],
	["a foreign byte outside strings", [0x7b, 0xfe], 2],
];

for (const [name, bytes, column] of foreign) {
	test(`${name} is not UTF-8 and rejects the file`, async () => {
		const [first] = await problemsOf(Uint8Array.from(bytes));
		assert(first);
		assert.equal(brief(first), `error not-utf8  1:${column}`);
	});
}
