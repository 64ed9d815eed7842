import assert from "node:assert/strict";
import { test } from "node:test";
import { timeLeft } from "#app/(member)/access/[dataset]/time-left.ts";

const now = new Date("2026-05-31T12:00:00Z");
const hour = 3600;
const cases = [
	[-5, "0 minutes"],
	[61, "1 minute"],
	[2 * hour - 61, "119 minutes"],
	[2 * hour, "2 hours"],
	[24 * hour - 2, "24 hours"],
	[47 * hour, "47 hours"],
	[72 * hour - 2, "3 days"],
	[7 * 24 * hour - 2, "7 days"],
] as const;

for (const [seconds, said] of cases)
	test(`a list that works for ${seconds} seconds more works for ${said}`, () => {
		const until = new Date(now.getTime() + seconds * 1000).toISOString();
		assert.equal(timeLeft(until, now), said);
	});
