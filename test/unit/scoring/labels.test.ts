import assert from "node:assert/strict";
import { test } from "node:test";
import {
	canonicalProtocol,
	defaultProtocol,
	parseLabels,
	prepareLabels,
	protocolInput,
	subsetsOf,
} from "#lib/scoring/index.ts";

const clip = { segment: [1, 2.5], label: "happy" };

test("labels keep subset, duration, rate, source and subject of every video", () => {
	const parsed = parseLabels({
		version: "1",
		taxonomy: [],
		database: {
			v1: { subset: "a", duration: 9, fps: 25, source: "movie", subject: "s", annotations: [clip] },
			v2: { subset: "b", duration: 3, url: "ignored", annotations: [] },
		},
	});
	assert(parsed.ok);
	assert.deepEqual(parsed.labels.videos.get("v1"), {
		subset: "a",
		durationSeconds: 9,
		framesPerSecond: 25,
		source: "movie",
		subject: "s",
		annotations: [{ onsetSeconds: 1, offsetSeconds: 2.5, label: "happy" }],
	});
	assert.deepEqual(
		[...subsetsOf(parsed.labels)],
		[
			["a", 1],
			["b", 1],
		],
	);
	assert.deepEqual(prepareLabels(parsed.labels, "b", defaultProtocol).videosWithoutClips, ["v2"]);
});

test("a wrong label file is answered with a pointer to each fault", () => {
	const wrong: [unknown, string][] = [
		[null, ""],
		[{}, "/database"],
		[{ database: [] }, "/database"],
		[{ database: { "a/b~": { subset: 1, annotations: [] } } }, "/database/a~1b~0/subset"],
		[
			{ database: { v: { subset: "a", annotations: [{ segment: [2, 1], label: "x" }] } } },
			"/database/v/annotations/0/segment",
		],
		[
			{ database: { v: { subset: "a", annotations: [{ segment: [1], label: "x" }] } } },
			"/database/v/annotations/0/segment",
		],
		[
			{ database: { v: { subset: "a", annotations: [{ segment: [1, Number.NaN], label: "x" }] } } },
			"/database/v/annotations/0/segment/1",
		],
	];
	for (const [json, pointer] of wrong) {
		const parsed = parseLabels(json);
		assert(!parsed.ok);
		assert.equal(parsed.problems[0]?.pointer, pointer);
		assert(parsed.problems[0]?.message);
	}
});

test("a video may be called __proto__", () => {
	const parsed = parseLabels(
		JSON.parse('{"database": {"__proto__": {"subset": "a", "annotations": []}}}'),
	);
	assert(parsed.ok);
	assert.deepEqual([...parsed.labels.videos.keys()], ["__proto__"]);
});

test("a duration is rounded to a microsecond before it is binned", () => {
	const lengths = [0, 0.5, 0.5 + 4e-7, 0.5 + 6e-7, 12 / 24, 4, 4.000001];
	const annotations = lengths.map((length) => ({ segment: [3, 3 + length], label: "x" }));
	const parsed = parseLabels({ database: { v: { subset: "a", annotations } } });
	assert(parsed.ok);
	const { membership } = prepareLabels(parsed.labels, "a", defaultProtocol).slices.duration;
	assert.deepEqual([...membership], [0, 0, 0, 1, 0, 1, 2]);
});

test("a protocol given in part takes the defaults, and one protocol has one text", () => {
	assert.deepEqual(protocolInput.parse({}), defaultProtocol);
	const { tiouThresholds, ...rest } = defaultProtocol;
	assert.equal(
		canonicalProtocol({ ...rest, tiouThresholds }),
		canonicalProtocol({ tiouThresholds, ...rest }),
	);
	assert.notEqual(
		canonicalProtocol(defaultProtocol),
		canonicalProtocol({ ...defaultProtocol, unknownVideos: "count" }),
	);
	assert.equal(tiouThresholds.length, 10);
	assert.equal(tiouThresholds[9], 0.95);
});

test("a protocol whose bins leave a gap or whose thresholds do not ascend is refused", () => {
	const bin = (name: string, aboveSeconds: number | null, upToSeconds: number | null) => ({
		name,
		aboveSeconds,
		upToSeconds,
	});
	const wrong = [
		{ durationBins: [] },
		{ durationBins: [bin("a", null, 1)] },
		{ durationBins: [bin("a", 0, null)] },
		{ durationBins: [bin("a", null, 1), bin("b", 2, null)] },
		{ durationBins: [bin("a", null, 1), bin("a", 1, null)] },
		{ durationBins: [bin("a", null, null), bin("b", null, null)] },
		{ tiouThresholds: [0.5, 0.5] },
		{ tiouThresholds: [0] },
		{ tiouThresholds: [] },
		{ maxAverageProposals: 50 },
		{ thresholds: [0.5] },
	];
	for (const input of wrong) assert(!protocolInput.safeParse(input).success, JSON.stringify(input));
	const one = { durationBins: [bin("all", null, null)] };
	assert(protocolInput.safeParse(one).success);
});
