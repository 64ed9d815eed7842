import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { casePath } from "../support/cases.ts";

const folder = mkdtempSync(join(tmpdir(), "onset-command-line-"));
after(() => rmSync(folder, { recursive: true }));
// One bundle starts ten times as fast as the sources do.
const bundle = join(folder, "cli.mjs");
buildSync({
	entryPoints: [fileURLToPath(new URL("../../bin/cli.ts", import.meta.url))],
	bundle: true,
	platform: "node",
	format: "esm",
	outfile: bundle,
});

function onset(...argv: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...argv], {
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

function write(name: string, content: unknown): string {
	const file = join(folder, name);
	writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
	return file;
}

const labels = casePath("sdfe-like/labels-sparse.json");
const submission = casePath("sdfe-like/submission-sparse.json");
const other = casePath("sdfe-like/submission-extremes.json");

test("score --json prints one document with figures, slices, curve, warnings and timings", () => {
	const { status, stdout } = onset(
		"score",
		"--labels",
		labels,
		"--submission",
		submission,
		"--json",
	);
	assert.equal(status, 0);
	const document = JSON.parse(stdout);
	assert.deepEqual(document.evaluator, { name: "onset-proposals", version: "1.1.0" });
	assert.equal(document.overall.videos, 238);
	assert.deepEqual(Object.keys(document.overall.ar), ["1", "5", "10", "50", "100"]);
	assert.deepEqual(Object.keys(document.slices), ["duration", "category", "source", "clips"]);
	assert.deepEqual(Object.keys(document.slices.duration), ["[0,0.5]", "(0.5,4]", "(4,inf)"]);
	assert.deepEqual([document.curve.an.length, document.curve.ar.length], [100, 100]);
	assert.deepEqual([document.curve.recall.length, document.curve.recall[0].length], [10, 100]);
	assert.deepEqual(
		document.warnings.map(({ code }: { code: string }) => code),
		["few-proposals"],
	);
	assert.deepEqual(Object.keys(document.timings), ["read", "parse", "score"]);
});

test("score without --json prints a table", () => {
	const { status, stdout } = onset("score", "--labels", labels, "--submission", submission);
	assert.equal(status, 0);
	assert.match(stdout, /overall +449 +15\.72 +62\.85 +69\.98 +69\.98 +69\.98 +68\.16/);
});

test("a rejected file prints its problems and exits with 1", () => {
	const file = write(
		"rejected.json",
		'{"results": {"vid_00000": [{"segment": [2, 1], "score": 1}]}}',
	);
	const rejected = onset("score", "--labels", labels, "--submission", file, "--json");
	assert.equal(rejected.status, 1);
	const { problems, total } = JSON.parse(rejected.stdout);
	assert.equal(total, 5);
	assert.equal(problems[0].code, "segment-reversed");
	assert.deepEqual([problems[0].line, problems[0].column], [1, 40]);
	const readable = onset("score", "--labels", labels, "--submission", file);
	assert.equal(readable.status, 1);
	assert.match(readable.stdout, /1:40 \/results\/vid_00000\/0\/segment/);
});

test("unknown videos reject a file, or count when asked to", () => {
	const file = write("unknown.json", '{"results": {"nobody": [{"segment": [1, 2], "score": 1}]}}');
	const args = ["score", "--labels", labels, "--submission", file, "--json"];
	assert.equal(onset(...args).status, 1);
	const counted = onset(...args, "--unknown-videos", "count");
	assert.equal(counted.status, 0);
	assert.equal(JSON.parse(counted.stdout).overall.proposals, 1);
});

test("labels with several subsets ask which one, and say which there are", () => {
	const annotations = [{ segment: [1, 2], label: "happy" }];
	const two = write("two.json", {
		database: { a: { subset: "validation", annotations }, b: { subset: "testing", annotations } },
	});
	const file = write("one.json", '{"results": {"b": [{"segment": [1, 2], "score": 1}]}}');
	const unasked = onset("score", "--labels", two, "--submission", file);
	assert.equal(unasked.status, 2);
	assert.match(unasked.stderr, /validation, testing/);
	const chosen = onset(
		"score",
		"--labels",
		two,
		"--submission",
		file,
		"--subset",
		"testing",
		"--json",
	);
	assert.equal(JSON.parse(chosen.stdout).overall.auc, 99);
});

test("validate --protocol checks a file as the phase of that protocol does", () => {
	const file = write(
		"spotted.json",
		'{"version": "", "external_data": {}, "score_threshold": "high", "results": {"b": [{"segment": [1, 2], "score": 1}]}}',
	);
	const validate = (evaluator: string) => {
		const protocol = write(`${evaluator}.json`, { evaluator });
		const { status, stdout } = onset(
			...["validate", "--submission", file, "--protocol", protocol, "--json"],
		);
		const { problems = [], warnings = [] } = JSON.parse(stdout);
		const codes = [...problems, ...warnings].map(({ code }: { code: string }) => code);
		return { status, codes };
	};
	assert.deepEqual(validate("proposals"), { status: 0, codes: ["few-proposals"] });
	assert.deepEqual(validate("spotting-f1"), { status: 1, codes: ["score-threshold-not-a-number"] });
	assert.deepEqual(validate("detection-map"), { status: 1, codes: ["label-missing"] });
});

test("score takes any evaluator's protocol and prints its figures", () => {
	const annotations = [{ segment: [1, 2], label: "happy" }];
	const truth = write("truth.json", { database: { b: { subset: "testing", annotations } } });
	const file = write("found.json", '{"results": {"b": [{"segment": [1, 2], "score": 1}]}}');
	const protocol = write("f1.json", { evaluator: "spotting-f1" });
	const argv = ["score", "--labels", truth, "--submission", file, "--protocol", protocol];
	assert.match(onset(...argv).stdout, /overall +1 +100\.00 +100\.00 +100\.00 +1 +0 +0/);
	const { figures, score } = JSON.parse(onset(...argv, "--json").stdout);
	assert.deepEqual([figures.f1, figures.tp, score], [100, 1, 100]);
});

test("wrong usage exits with 2 and says how it is used", () => {
	const broken = write("broken.json", "{");
	const empty = write("empty.json", "{}");
	for (const argv of [
		[],
		["nonsense"],
		["score"],
		["score", "--labels", labels],
		["score", "--labels", labels, "--submission", join(folder, "absent.json")],
		["score", "--labels", broken, "--submission", submission],
		["score", "--labels", empty, "--submission", submission],
		["score", "--labels", labels, "--submission", submission, "--subset", "absent"],
		["score", "--labels", labels, "--submission", submission, "--unknown-videos", "maybe"],
		["score", "--labels", labels, "--submission", submission, "--unknown-option"],
		["validate"],
		["validate", "--submission", submission, "--videos", empty],
		["validate", "--submission", submission, "--subset", "testing"],
		["validate", "--submission", submission, "--protocol", labels],
	]) {
		const { status, stdout, stderr } = onset(...argv);
		assert.equal(status, 2, argv.join(" "));
		assert.equal(stdout, "");
		assert.match(stderr, /Usage: onset/);
	}
});

test("validate checks without labels, against a list of videos, or against labels", () => {
	const bare = onset("validate", "--submission", submission, "--json");
	assert.equal(bare.status, 0);
	assert.deepEqual(JSON.parse(bare.stdout).proposals, 1628);
	const videos = write("videos.json", {
		videos: [{ id: "vid_00000", subset: "testing", durationSeconds: 20 }],
	});
	const listed = onset("validate", "--submission", submission, "--videos", videos, "--json");
	assert.equal(listed.status, 1);
	assert.equal(JSON.parse(listed.stdout).problems[0].code, "video-unknown");
	assert.equal(onset("validate", "--submission", other, "--videos", labels).status, 0);
});

test("score --protocol scores by another evaluator, as a document and as a table", () => {
	const protocol = write("map.json", { evaluator: "detection-map" });
	const files = [
		"--labels",
		casePath("sdfe-like/labels-even100.json"),
		"--submission",
		casePath("detection/submission.json"),
		"--protocol",
		protocol,
	];
	const { status, stdout } = onset("score", ...files, "--json");
	assert.equal(status, 0);
	const document = JSON.parse(stdout);
	assert.equal(document.evaluator.name, "onset-detection-map");
	assert.equal(document.figures.map.toFixed(9), "7.607022803");
	assert.match(onset("score", ...files).stdout, /overall +\d+ +7\.61 +11\.35/);
	const wrong = onset("score", ...files.slice(0, 5), write("p.json", { evaluator: "luck" }));
	assert.equal(wrong.status, 2);
	assert.match(wrong.stderr, /is no protocol/);
});
