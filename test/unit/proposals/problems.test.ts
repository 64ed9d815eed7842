import assert from "node:assert/strict";
import { test } from "node:test";
import { readProposals } from "#lib/proposals/index.ts";
import { inVideo, problemsOf, rules } from "#test/support/problems.ts";

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
