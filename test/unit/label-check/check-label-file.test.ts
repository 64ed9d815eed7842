import assert from "node:assert/strict";
import { test } from "node:test";
import { clipsByCategoryAndDuration } from "#drizzle/seed/sdfe-lv.ts";
import { makeLabels, videosBySubset } from "#lib/demonstration/index.ts";
import { checkLabelFile, type LabelExpectation } from "#lib/label-check/index.ts";
import { defaultProtocol, spottingF1ProtocolInput } from "#lib/scoring/index.ts";

const bins = ["[0,0.5]", "(0.5,4]", "(4,inf)"];
const rows = [
	{ category: "happy", clips: [2, 8, 2] },
	{ category: "sad", clips: [0, 2, 0] },
];
const f1 = spottingF1ProtocolInput.parse({ evaluator: "spotting-f1" });

const expected: LabelExpectation = {
	subset: "testing",
	videos: [
		...["a", "b", "c/d~e", "__proto__"].map((id) => ({
			id,
			subset: "testing",
			durationSeconds: 10,
		})),
		...["t1", "t2", "t3", "t4"].map((id) => ({ id, subset: "training", durationSeconds: 10 })),
	],
	published: { bins, rows },
	protocols: [
		{ sha256: "p", protocol: defaultProtocol },
		{ sha256: "f", protocol: f1 },
	],
};

type Clip = { segment: [number, number]; label: string };
const clip = (from: number, to: number, label = "happy"): Clip => ({ segment: [from, to], label });
const video = (annotations: unknown = [clip(2, 4)], more: object = {}) => ({
	subset: "testing",
	duration: 10,
	annotations,
	...more,
});

/** A sound file, with members of its database replaced, or taken away by null. */
function database(changes: Record<string, unknown> = {}): string {
	const members = new Map<string, unknown>(
		["a", "b", "c/d~e", "__proto__"].map((id) => [id, video()]),
	);
	for (const [id, value] of Object.entries(changes)) members.set(id, value);
	const written = [...members]
		.filter(([, value]) => value !== null)
		.map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`);
	return `{"version": "1", "database": {\n${written.join(",\n")}}}`;
}

const check = (text: string, of: Partial<LabelExpectation> = {}) =>
	checkLabelFile(new TextEncoder().encode(text), { ...expected, ...of });

type Problem = ReturnType<typeof check>["problems"]["listed"][number];

const shown = ({ rule, pointer, line, times }: Problem) => [
	rule,
	line === null ? pointer : `${pointer}@${line}`,
	...(times > 1 ? [times] : []),
];

const found = (text: string, of: Partial<LabelExpectation> = {}) =>
	check(text, of).problems.listed.map(shown);

test("a sound file has no problem, and its sums and measures are told", () => {
	const { problems, summary } = check(database());
	assert.deepEqual(problems, { listed: [], errors: 0, warnings: 0 });
	assert.deepEqual([summary?.videos, summary?.videosWithClips, summary?.clips], [4, 4, 4]);
	assert.deepEqual(
		summary?.counts.map(({ category, cells }) => [category, ...cells.map(({ clips }) => clips)]),
		[
			["happy", 0, 4, 0],
			["sad", 0, 0, 0],
			[null, 0, 4, 0],
		],
	);
	assert.deepEqual(
		summary?.measures.map(({ protocolSha256, evaluator }) => [protocolSha256, evaluator]),
		[
			["p", "onset-proposals"],
			["f", "onset-spotting-f1"],
		],
	);
	for (const { baselines, ceiling } of summary?.measures ?? []) {
		assert.deepEqual(
			baselines.map(({ slug }) => slug),
			["whole-video", "uniform-grid", "random"],
		);
		assert.ok(
			baselines.every(({ score }) => score < ceiling && Number(score.toFixed(2)) === score),
		);
	}
	assert.equal(summary?.measures[1]?.ceiling, 100);
});

const wrong: Record<string, [text: string, found: unknown[]]> = {
	"no JSON": ["{'database'", [["not-json", "@1"]]],
	"cut short": [database().slice(0, -3), [["not-json", "@5"]]],
	"bytes that are no UTF-8": ["\uD800", [["not-json", "@1"]]],
	"no database": ['{"version":"1"}', [["format", "/database"]]],
	"a database that is a list": ['{"database":[]}', [["format", "/database"]]],
	"a video listed twice": [
		database().replace('"a":', '"b": {"subset":"testing"},\n"a":'),
		[["name-repeated", "@4"]],
	],
	"a member of an annotation twice": [
		database().replace('"label":"happy"', '"label":"happy","label":"sad"'),
		[["name-repeated", "@2"]],
	],
	"a video without subset": [
		database({ a: { annotations: [] } }),
		[["format", "/database/a/subset"]],
	],
	"a segment of three numbers": [
		database({ a: video([{ segment: [1, 2, 3], label: "happy" }]) }),
		[["format", "/database/a/annotations/0/segment"]],
	],
	"a segment of texts": [
		database({ "c/d~e": video([{ segment: ["1", "2"], label: "happy" }]) }),
		[
			["format", "/database/c~1d~0e/annotations/0/segment/0"],
			["format", "/database/c~1d~0e/annotations/0/segment/1"],
		],
	],
	"a reversed segment": [
		database({ a: video([clip(4, 2)]) }),
		[["segment-reversed", "/database/a/annotations/0/segment"]],
	],
	"an unknown video": [database({ z: video() }), [["video-unknown", "/database@6"]]],
	"an unknown video of odd form": [database({ z: 1 }), [["format", "/database@6"]]],
	"a video of another subset": [
		database({ t1: video() }),
		[["video-of-other-subset", "/database/t1"]],
	],
	"a video that says another subset": [
		database({ a: video([clip(2, 4)], { subset: "training" }) }),
		[["subset-differs", "/database/a/subset"]],
	],
	"a missing video": [database({ b: null }), [["video-missing", "/database/b"]]],
	"an empty segment": [
		database({ a: video([clip(3, 3)]) }),
		[["segment-empty", "/database/a/annotations/0/segment"]],
	],
	"a segment before the video": [
		database({ a: video([clip(-1, 3)]) }),
		[["segment-outside", "/database/a/annotations/0/segment"]],
	],
	"a segment after the video": [
		database({ a: video([clip(1, 3), clip(8, 10.1)]) }),
		[["segment-outside", "/database/a/annotations/1/segment"]],
	],
	"overlapping segments": [
		database({ a: video([clip(3, 5), clip(1, 3.5)]) }),
		[["segments-overlap", "/database/a/annotations/0"]],
	],
	"more intervals than a scoring can bear": [
		database({ a: video(Array.from({ length: 10_001 }, (_, n) => clip(n / 5000, n / 5000))) }),
		[
			["intervals-too-many", "/database/a/annotations"],
			["more-than-published", "", 2],
		],
	],
	"a category that the card has not": [
		database({ a: video([clip(1, 3, "bored")]) }),
		[["category-unknown", "/database/a/annotations/0/label"]],
	],
	"nothing to find": [
		database(Object.fromEntries(["a", "b", "c/d~e", "__proto__"].map((id) => [id, video([])]))),
		[["nothing-to-find", ""]],
	],
	"more than was published": [
		database({
			a: video(Array.from({ length: 45 }, (_, n) => clip(n / 5, n / 5 + 0.1))),
		}),
		[["more-than-published", "", 2]],
	],
};

for (const [what, [text, problems]] of Object.entries(wrong))
	test(`a label file with ${what} is refused, by rule and place`, () => {
		const verdict = check(text);
		assert.ok(verdict.problems.errors > 0);
		assert.deepEqual(verdict.summary?.measures ?? [], [], "what is broken is not measured");
		const errors = verdict.problems.listed.filter(({ severity }) => severity === "error");
		assert.deepEqual(errors.map(shown), problems);
	});

test("what only may be a mistake is a warning, and the file stays sound", () => {
	const crossing = video([clip(1, 3), clip(2, 4, "sad")], { duration: 11 });
	assert.deepEqual(found(database({ a: crossing })), [
		["duration-differs", "/database/a/duration"],
		["categories-overlap", ""],
	]);
	assert.deepEqual(found(database(), { published: null }), [["nothing-published", ""]]);
	const touching = video([clip(1, 3), clip(3, 10.0005)]);
	assert.deepEqual(found(database({ a: touching })), []);
});

test("counts of a whole dataset that are not the published ones are marked, each where it is", () => {
	const videos = expected.videos.filter(({ subset }) => subset === "testing");
	const published = { bins, rows: [{ category: "happy", clips: [0, 5, 0] }] };
	const { problems, summary } = check(database(), { videos, published });
	assert.deepEqual([problems.errors, problems.warnings], [0, 1]);
	const marked = summary?.counts.map(({ cells }) => cells.map(({ isFar }) => isFar));
	assert.deepEqual(marked, [
		[false, true, false],
		[false, true, false],
	]);
});

test("nothing that a label file says of its own is repeated, however broken it is", () => {
	const secrets = ["73.19", "7319", "bored-of-it", "only-in-the-file", "own-member"];
	const own = { "own-member": "only-in-the-file" };
	const texts = [
		database({ a: video([clip(7.319, 8.7319, "bored-of-it")], own) }),
		database({ a: video([clip(8.7319, 7.319, "bored-of-it")], own) }),
		database({ "only-in-the-file": video([clip(7.319, 8.7319)]), "bored-of-it": 7319 }),
		database({ "bored-of-it": { "only-in-the-file": [7319] } }),
		database({ a: video("bored-of-it", own), b: video([{ segment: "73.19", label: 7319 }]) }),
		'{"database": {"bored-of-it": {"only-in-the-file": [7.319',
		'{"database": [bored-of-it]}',
		'{"bored-of-it": 7319, "bored-of-it": "own-member"}',
		'{"database": "only-in-the-file", "version": 7319}',
	];
	for (const text of texts)
		for (const published of [expected.published, null]) {
			const { problems, summary } = check(text, { published });
			assert.ok(problems.errors > 0 || published === null);
			const said = JSON.stringify({ problems, summary });
			for (const secret of secrets) assert.ok(!said.includes(secret), `${secret} in ${said}`);
		}
});

test("a flood of problems is counted, and a hundred are kept", () => {
	const text = database({ a: video(Array.from({ length: 3000 }, () => clip(3, 3))) });
	const { problems } = check(text);
	assert.equal(problems.listed.length, 100);
	assert.ok(problems.errors >= 3000);
	assert.ok(problems.listed.every(({ severity }) => severity === "error"));
});

test("the demonstration's own labels are sound against the card, and their ceiling is below 100", () => {
	const labels = makeLabels();
	const videos = Object.entries(labels.database).map(([id, { subset, duration }]) => ({
		id,
		subset,
		durationSeconds: duration,
	}));
	for (const subset of Object.keys(videosBySubset)) {
		const own = Object.entries(labels.database).filter(([, one]) => one.subset === subset);
		const text = JSON.stringify({ ...labels, database: Object.fromEntries(own) });
		const published = clipsByCategoryAndDuration;
		const { problems, summary } = check(text, { subset, videos, published });
		assert.equal(problems.errors, 0, JSON.stringify(problems.listed));
		const ceiling = summary?.measures[0]?.ceiling ?? 0;
		assert.ok(ceiling > 90 && ceiling < 100, String(ceiling));
	}
});
