import assert from "node:assert/strict";
import { test } from "node:test";
import { Bell } from "#workers/bell.ts";

test("a ring wakes all who wait, at once", async () => {
	const bell = new Bell();
	const waits = [bell.wait(60_000), bell.wait(60_000)];
	bell.ring();
	await Promise.all(waits);
	assert.equal(bell.waiting, 0);
});

test("who has waited long enough leaves nothing behind, so quiet hours cost nothing", async () => {
	const bell = new Bell();
	await Promise.all(Array.from({ length: 50_000 }, () => bell.wait(0)));
	assert.equal(bell.waiting, 0);
	bell.ring();
});
