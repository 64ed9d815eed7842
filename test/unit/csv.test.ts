import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine } from "#lib/csv.ts";

test("a figure below nought stays a number in CSV; what only begins like one is text", () => {
	assert.equal(csvLine(["-0.30", "-12", -1]), "-0.30,-12,-1\r\n");
	assert.equal(csvLine(["-1+1", "-2|x", "-", "- 3"]), "'-1+1,'-2|x,'-,'- 3\r\n");
});

test("no text of anybody's begins a formula in a spreadsheet: behind blanks, in full width, or by a pipe", () => {
	for (const text of [
		"=1+1",
		"+1+1",
		"@SUM(A1)",
		" =1+1",
		"\u00a0=1+1",
		"＝1+1",
		"＋1",
		"－1",
		"＠x",
		"|x",
	])
		assert.equal(csvLine([text]), `'${text}\r\n`);
	for (const text of ["Team = us", "a-b", "1e5", "mail@host"])
		assert.equal(csvLine([text]), `${text}\r\n`);
});

test("a cell with a comma, a quote or a line break is one cell, and nothing is an empty one", () => {
	assert.equal(csvLine(['a "b", c', null, "x\r\ny", ""]), '"a ""b"", c",,"x\r\ny",\r\n');
});
