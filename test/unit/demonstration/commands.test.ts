import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { run as makeBaseline } from "#bin/commands/make-baseline.ts";
import { run as makeLabelFile } from "#bin/commands/make-labels.ts";
import { baselines, makeLabels } from "#lib/demonstration/index.ts";

let folder = "";
let labelFile = "";
before(async () => {
	folder = await mkdtemp(join(tmpdir(), "onset-demonstration-"));
	labelFile = join(folder, "labels.json");
	assert.equal(await makeLabelFile(["--out", labelFile]), 0);
});
after(() => rm(folder, { recursive: true }));

const read = async (file: string) => JSON.parse(await readFile(file, "utf8"));

/** Runs a command and gives its exit code and what it said on stderr. */
async function said(command: () => Promise<number>) {
	const lines: string[] = [];
	const { error } = console;
	console.error = (line: string) => lines.push(line);
	try {
		return { code: await command(), text: lines.join("\n") };
	} finally {
		console.error = error;
	}
}

test("make-labels writes the demonstration labels, and those of a seed when given one", async () => {
	assert.deepEqual(await read(labelFile), JSON.parse(JSON.stringify(makeLabels())));
	const seeded = join(folder, "seeded.json");
	assert.equal(await makeLabelFile(["--seed", "s", "--out", seeded]), 0);
	assert.deepEqual(await read(seeded), JSON.parse(JSON.stringify(makeLabels({ seed: "s" }))));
});

test("without --out the whole document goes to stdout, and only it", async () => {
	const script =
		"import('#bin/commands/make-labels.ts').then(async (m) => process.exit(await m.run([])))";
	const { stdout } = await promisify(execFile)(
		process.execPath,
		["--import", "tsx", "--input-type=module", "-e", script],
		{ maxBuffer: 1e7 },
	);
	assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(makeLabels())));
});

test("make-baseline writes what the baseline of that kind generates", async () => {
	const out = join(folder, "random.json");
	const args = ["--kind", "random", "--labels", labelFile, "--subset", "validation", "--out", out];
	assert.equal(await makeBaseline(args), 0);
	const random = baselines.find(({ slug }) => slug === "random");
	assert.deepEqual(await read(out), random?.generate(makeLabels(), { subset: "validation" }));
});

test("wrong usage exits 2 and says what was expected", async () => {
	const labels = ["--labels", labelFile];
	const cases: [() => Promise<number>, RegExp][] = [
		[() => makeLabelFile(["--sed", "s"]), /--sed.*\nusage:/],
		[() => makeLabelFile(["file.json"]), /usage:/],
		[
			() => makeBaseline(["--kind", "oracle", ...labels]),
			/random, sliding-windows, anchors, bound/,
		],
		[() => makeBaseline(labels), /--kind/],
		[() => makeBaseline(["--kind", "random"]), /--labels is missing/],
		[() => makeBaseline(["--kind", "random", ...labels, "--subset", "test"]), /training, valid/],
	];
	for (const [command, expected] of cases) {
		const { code, text } = await said(command);
		assert.equal(code, 2, text);
		assert.match(text, expected);
	}
});

test("an unusable label file exits 1 and is named", async () => {
	const broken = join(folder, "broken.json");
	for (const text of ["{", "{}", '{"database": {"a": {"subset": "testing"}}}']) {
		await writeFile(broken, text);
		const outcome = await said(() => makeBaseline(["--kind", "random", "--labels", broken]));
		assert.equal(outcome.code, 1);
		assert.match(outcome.text, /broken\.json is not a label file/);
	}
	const missing = await said(() =>
		makeBaseline(["--kind", "random", "--labels", join(folder, "none.json")]),
	);
	assert.equal(missing.code, 1);
	assert.match(missing.text, /none\.json/);
});
