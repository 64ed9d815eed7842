import assert from "node:assert/strict";
import { test } from "node:test";
import { Handful } from "#workers/handful.ts";

test("a handful begins with one, doubles while the files are quick, and ends at fifty", () => {
	const handful = new Handful();
	const sizes: number[] = [];
	for (let n = 0; n < 8; n++) {
		sizes.push(handful.size);
		handful.took(handful.size, handful.size);
	}
	assert.deepEqual(sizes, [1, 2, 4, 8, 16, 32, 50, 50]);
});

test("it is what a second is enough for, and one at least", () => {
	const handful = new Handful();
	for (let n = 0; n < 10; n++) handful.took(handful.size, handful.size * 100);
	assert.equal(handful.size, 10);
	handful.took(10, 60_000);
	assert.equal(handful.size, 1);
	handful.took(0, 500);
	assert.equal(handful.size, 1);
});
