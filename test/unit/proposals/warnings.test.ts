import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubmissionRules } from "#lib/proposals/index.ts";
import { brief, inVideo, marked, problemsOf, sound } from "#test/support/problems.ts";

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

test("where every segment counts, few of them are no fault", async () => {
	const file = complete(`"v1":[${sound}],"a/b~c":[${sound}]`);
	const codes = (await problemsOf(file, { maxBytes: 50_000, budget: null })).map(
		({ code }) => code,
	);
	assert(!codes.includes("few-proposals"), codes.join());
});

test("a file with nothing to remark has no warnings", async () => {
	const file = both('{"segment":[0,10],"score":1}');
	assert.deepEqual(await problemsOf(file, { ...full, maxBytes: 50_000 }), []);
});

test("equal scores are warned of once a video, and -0 equals 0", async () => {
	const zeros = ["0", "-0", "0.0"].map((score) => `{"segment":[1,2],"score":${score}}`);
	const warnings = await problemsOf(inVideo(...zeros));
	assert.equal(warnings.filter(({ code }) => code === "equal-scores").length, 1);
});

test("videos without proposals are warned of once, with their count and ids", async () => {
	const warnings = await problemsOf(marked(complete("")).text);
	const empty = warnings.filter(({ code }) => code === "videos-without-proposals");
	assert.equal(empty.length, 1);
	assert.match(empty[0]?.message ?? "", /^2 of 2 videos .*v1, a\/b~c/);
});
