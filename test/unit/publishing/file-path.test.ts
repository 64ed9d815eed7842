import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pathProblem } from "#lib/publishing/file-path.ts";
import { bytesOfPart, maxFileBytes, partBytesFor, partCount } from "#lib/publishing/part-size.ts";
import { nameAfter } from "#lib/publishing/tombstone.ts";

test("ordinary names may stand in a version, in any script", () => {
	for (const path of [
		"README.md",
		"videos/训练/0001.mp4",
		"a b/c (1).json",
		"étude.txt",
		"..a/b..",
		".hidden",
	])
		assert.equal(pathProblem(path), null, path);
});

test("paths that lead elsewhere or look like another are refused", () => {
	const tricks = [
		"",
		"/etc/passwd",
		"../x",
		"a/../../x",
		"a//b",
		"a/./b",
		"a/",
		"a\\b",
		"a\nb",
		"a\u0000b",
		"a\u202Egnp.exe",
		"a\u200Bb",
		"e\u0301tude.txt",
		" a",
		"a /b",
		"a".repeat(513),
		"视".repeat(171),
	];
	for (const path of tricks) assert.notEqual(pathProblem(path), null, JSON.stringify(path));
});

test("whatever is accepted stays below the folder that it is put into", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (path) => {
			if (pathProblem(path) !== null) return;
			const url = new URL(`file:///top/${path.split("/").map(encodeURIComponent).join("/")}`);
			assert.ok(url.pathname.startsWith("/top/") && url.pathname.length > "/top/".length);
		}),
	);
});

test("every file fits into parts that every storage takes", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: maxFileBytes }), (fileBytes) => {
			const of = { fileBytes, partBytes: partBytesFor(fileBytes) };
			const parts = partCount(of);
			assert.ok(parts >= 1 && parts <= 10_000);
			assert.ok(of.partBytes <= 256 * 1024 * 1024);
			const last = bytesOfPart(of, parts);
			assert.ok(last > 0 && last <= of.partBytes);
			assert.equal((parts - 1) * of.partBytes + last, fileBytes);
		}),
	);
});

test("a tombstone takes the next free name", () => {
	assert.equal(nameAfter("1.2.3", new Set(["1.2.3"])), "1.2.4");
	assert.equal(nameAfter("1.2.3", new Set(["1.2.4", "1.2.5"])), "1.2.6");
	assert.equal(nameAfter("demonstration-1", new Set()), "demonstration-1.1");
	assert.equal(nameAfter("demonstration-1", new Set(["demonstration-1.1"])), "demonstration-1.2");
});
