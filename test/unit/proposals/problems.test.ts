import assert from "node:assert/strict";
import { test } from "node:test";
import { type Problem, readProposals, type SubmissionRules } from "#lib/proposals/index.ts";

const rules: SubmissionRules = {
	videos: new Map([
		["v1", { subset: "testing", durationSeconds: 10 }],
		["a/b~c", { subset: "testing", durationSeconds: 10 }],
		["t", { subset: "training", durationSeconds: 10 }],
	]),
	subset: "testing",
	maxBytes: 5000,
	maxProposalsPerVideo: 3,
	unknownVideos: "reject",
};

async function problemsOf(file: string | Uint8Array, changed: Partial<SubmissionRules> = {}) {
	const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
	const result = await readProposals(bytes, { ...rules, ...changed });
	return result.ok ? result.warnings : result.problems;
}

const brief = ({ code, severity, pointer, line, column }: Problem) =>
	`${severity} ${code} ${pointer} ${line}:${column}`;

const sound = '{"segment":[1,2],"score":0.5}';
const inVideo = (...proposals: string[]) => `{"results":{"v1":[${proposals.join(",")}]}}`;

// The mark shows where the problem is and is taken out of the file.
const mark = "¦";

function marked(file: string): { text: string; place: string } {
	const lines = file.slice(0, file.indexOf(mark)).split("\n");
	return {
		text: file.replace(mark, ""),
		place: `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`,
	};
}

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
	["an array at the top", "¦[]", "not-an-object "],
	["a string at the top", '\n ¦"x"', "not-an-object "],
	["null at the top", "¦null", "not-an-object "],
	["a file without results", "¦{}", "results-missing "],
	["results in an array", '{"results":¦[]}', "results-not-an-object /results"],
	["results null", '{"results":¦null}', "results-not-an-object /results"],
	["results twice", '{"results":{},\n¦"results":{}}', "member-repeated /results"],
	["a video twice", '{"results":{"v1":[],¦"v1":[]}}', "video-repeated /results/v1"],
	[
		"a video twice, once escaped",
		'{"results":{"v1":[],¦"\\u00761":[]}}',
		"video-repeated /results/v1",
	],
	["a video nobody knows", '{"results":{¦"x/y":[]}}', "video-unknown /results/x~1y"],
	["a video of another subset", '{"results":{¦"t":[]}}', "video-of-other-subset /results/t"],
	["a video called __proto__", '{"results":{¦"__proto__":[]}}', "video-unknown /results/__proto__"],
	["a list in an object", '{"results":{"v1":¦{}}}', "list-not-an-array /results/v1"],
	["a list that is null", '{"results":{"v1":¦null}}', "list-not-an-array /results/v1"],
	["a proposal in an array", inVideo("¦[1,2,3]"), "proposal-not-an-object /results/v1/0"],
	["a second proposal null", inVideo(sound, "¦null"), "proposal-not-an-object /results/v1/1"],
	["no segment", inVideo('¦{"score":1}'), "segment-missing /results/v1/0"],
	["an empty proposal", inVideo("¦{}"), "segment-missing /results/v1/0"],
	[
		"one bound",
		inVideo('{"segment":¦[1],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"three bounds",
		inVideo('{"segment":¦[1,2,3],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"a bound as a string",
		inVideo('{"segment":[1,¦"2"],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment/1",
	],
	[
		"a bound that overflows",
		inVideo('{"segment":[1,¦1e999],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment/1",
	],
	[
		"a segment as an object",
		inVideo('{"segment":¦{},"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"a segment null",
		inVideo('{"segment":¦null,"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"an end before the beginning",
		inVideo('{"segment":¦[2,1],"score":1}'),
		"segment-reversed /results/v1/0/segment",
	],
	[
		"a segment twice",
		inVideo('{"segment":[1,2],¦"segment":[1,2],"score":1}'),
		"member-repeated /results/v1/0/segment",
	],
	[
		"a score twice",
		inVideo('{"score":1,"segment":[1,2],¦"\\u0073core":1}'),
		"member-repeated /results/v1/0/score",
	],
	["no score", inVideo('¦{"segment":[1,2]}'), "score-missing /results/v1/0"],
	[
		"a score as a string",
		inVideo('{"segment":[1,2],"score":¦"1"}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score that is true",
		inVideo('{"segment":[1,2],"score":¦true}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score in an array",
		inVideo('{"segment":[1,2],"score":¦[1]}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score that overflows",
		inVideo('{"segment":[1,2],"score":¦-1e999}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a proposal too many",
		inVideo(sound, sound, sound, `¦${sound}`, sound),
		"too-many-proposals /results/v1/3",
	],
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

const complete = (results: string) =>
	`{"version":"1","external_data":{"used":false,"details":""},¦"results":{${results}}}`;
const full = { maxProposalsPerVideo: 1000 };
const hundred = Array.from({ length: 100 }, (_, i) => `{"segment":[1,2],"score":${i / 100}}`);
const both = (...more: string[]) =>
	`{"version":"1","external_data":{},"results":{"v1":[${[...more, ...hundred]}],"a/b~c":[${hundred}]}}`;

const odd: [string, string, Partial<SubmissionRules>, string][] = [
	["no version", '¦{"results":{},"external_data":{}}', {}, "version-missing "],
	["no external_data", '¦{"version":"1","results":{}}', {}, "external-data-missing "],
	[
		"a video with an empty list",
		complete(`"v1":[],"a/b~c":[${hundred}]`),
		full,
		"videos-without-proposals /results",
	],
	["a video left out", complete(`"v1":[${hundred}]`), full, "videos-without-proposals /results"],
	[
		"a segment without length",
		both('{"segment":¦[1,1],"score":1}'),
		full,
		"zero-length-segment /results/v1/0/segment",
	],
	[
		"a segment before the video",
		both('{"segment":¦[-0.5,1],"score":1}'),
		full,
		"segment-before-start /results/v1/0/segment",
	],
	[
		"a segment past the video",
		both('{"segment":¦[1,10.5],"score":1}'),
		full,
		"segment-after-end /results/v1/0/segment",
	],
	[
		"equal scores",
		both(sound.replace("0.5", "7"), `¦${sound.replace("0.5", "7")}`),
		full,
		"equal-scores /results/v1/1",
	],
	[
		"a score above 1",
		both('{"segment":[1,2],"score":¦1.5}'),
		full,
		"score-outside-unit-interval /results/v1/0/score",
	],
	[
		"a score below 0",
		both('{"segment":[1,2],"score":¦-1}'),
		full,
		"score-outside-unit-interval /results/v1/0/score",
	],
	["few proposals", complete(`"v1":[${sound}],"a/b~c":[${sound}]`), {}, "few-proposals /results"],
	[
		"a video to be counted only",
		complete('"x":[]'),
		{ unknownVideos: "count" },
		"unknown-videos-counted /results",
	],
];

for (const [name, file, changed, expected] of odd) {
	test(`${name} is worth a warning and no more`, async () => {
		const { text, place } = marked(file);
		const warnings = await problemsOf(text, { maxBytes: 50_000, ...changed });
		const found = warnings.map(brief);
		assert(found.includes(`warning ${expected} ${place}`), `${place} ${found.join("\n")}`);
	});
}

test("a file with nothing to remark has no warnings", async () => {
	const file = both('{"segment":[0,10],"score":1}');
	assert.deepEqual(await problemsOf(file, { ...full, maxBytes: 50_000 }), []);
});

test("equal scores are warned of once a video, and -0 equals 0", async () => {
	const zeros = ["0", "-0", "0.0"].map((score) => `{"segment":[1,2],"score":${score}}`);
	const warnings = await problemsOf(inVideo(...zeros));
	assert.equal(warnings.filter(({ code }) => code === "equal-scores").length, 1);
});

test("a video of another subset is told which one it belongs to", async () => {
	const [problem] = await problemsOf('{"results":{"t":[]}}');
	assert.match(problem?.message ?? "", /"training"/);
});

test("videos without proposals are warned of once, with their count and ids", async () => {
	const warnings = await problemsOf(marked(complete("")).text);
	const empty = warnings.filter(({ code }) => code === "videos-without-proposals");
	assert.equal(empty.length, 1);
	assert.match(empty[0]?.message ?? "", /^2 of 2 videos .*v1, a\/b~c/);
});

test("a hundred problems are kept, errors first, and all are counted", async () => {
	const wrong = Array.from({ length: 150 }, () => '{"segment":[3,1],"score":2}');
	const bytes = new TextEncoder().encode(inVideo(...wrong));
	const limits = { ...rules, maxBytes: 50_000, maxProposalsPerVideo: 1000 };
	const result = await readProposals(bytes, limits);
	assert(!result.ok);
	assert.equal(result.problems.length, 100);
	assert(result.problems.every(({ severity }) => severity === "error"));
	assert.equal(result.total, 150 + 150 + 4);
});

test("columns count as editors do, and lines end with a line feed", async () => {
	const [problem] = await problemsOf('{\r\n"x": "😀é",\r\n  "é😀": nope}');
	assert.deepEqual([problem?.line, problem?.column], [3, 10]);
});

test("problems of a file whose names are huge stay small: names are clipped, never copied whole", async () => {
	const name = "v".repeat(1_000_000);
	const segments = Array.from({ length: 200 }, () => '{"segment":[4,2],"score":1}').join(",");
	const bytes = new TextEncoder().encode(`{"results":{"${name}":[${segments}]}}`);
	const result = await readProposals(bytes, {
		maxBytes: 10_000_000,
		maxProposalsPerVideo: 1000,
		unknownVideos: "reject",
	});
	assert.equal(result.ok, false);
	assert.ok(JSON.stringify(result).length < 100_000);
});
