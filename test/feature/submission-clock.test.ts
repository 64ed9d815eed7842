import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { database } from "#lib/db/index.ts";
import { LimitReached, NotAllowed } from "#lib/errors.ts";
import { readOwnQuota } from "#lib/submissions/index.ts";
import { databaseWithWorker, validateNow } from "#test/support/hands.ts";
import { encode, readyToSend, slotOf, submit } from "#test/support/world.ts";

// A server and a database far from UTC, with a clock that jumps twice a year.
process.env.TZ = "America/New_York";
process.env.PGOPTIONS = "-c TimeZone=America/New_York";
const key = await databaseWithWorker();

const at = (instant: string) => new Date(instant);

test("this process and its database really keep another time", async () => {
	assert.notEqual(new Date("2026-06-01T12:00:00Z").getHours(), 12);
	const { rows } = await database().execute<{ zone: string }>(
		sql`select current_setting('TimeZone') as zone`,
	);
	assert.equal(rows[0]?.zone, "America/New_York");
});

for (const [name, night] of [
	["the clock is set forward", "2026-03-08"],
	["the clock is set back", "2026-11-01"],
	["summer time begins in Europe", "2026-03-29"],
] as const)
	test(`habitat-challenge#178: where ${name}, a day of attempts is still a UTC day, to the millisecond`, async () => {
		const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1, rejectedDailyQuota: 1 });
		const [first, last, next] = [
			at(`${night}T00:00:00.000Z`),
			at(`${night}T23:59:59.999Z`),
			new Date(at(`${night}T00:00:00Z`).getTime() + 24 * 3_600_000),
		];
		const id = await submit(ana.at(first), slugs, methodId);
		await validateNow(id, key);
		assert.equal((await slotOf(id))?.day, night);
		await assert.rejects(submit(ana.at(last), slugs, methodId), (error) => {
			assert.ok(error instanceof LimitReached);
			assert.equal(error.details.nextAt, next.toISOString());
			return true;
		});
		const broken = await submit(ana.at(next), slugs, methodId, encode([]));
		await validateNow(broken, key);
		assert.equal((await readOwnQuota(ana.at(last), slugs))?.rejectedUsed, 0);
		assert.equal((await readOwnQuota(ana.at(next), slugs))?.rejectedUsed, 1);
	});

test("visda21-dev#8: a phase that ends beside a leap second takes the last millisecond before it and nothing at it", async () => {
	const { ana, slugs, methodId, phase } = await readyToSend({ dailyQuota: 1 });
	// The second that only some clocks have is the first of the next day to Postgres.
	await database()
		.update(phases)
		.set({ closesAt: sql`'2026-12-31 23:59:60+00'::timestamptz` })
		.where(eq(phases.id, phase.id));
	const end = at("2027-01-01T00:00:00.000Z");
	await assert.rejects(
		submit(ana.at(end), slugs, methodId),
		(error) => error instanceof NotAllowed && error.details.reason === "phase_closed",
	);
	const id = await submit(ana.at(at("2026-12-31T23:59:59.999Z")), slugs, methodId);
	await validateNow(id, key);
	assert.equal((await slotOf(id))?.day, "2026-12-31");
	const quota = await readOwnQuota(ana.at(at("2026-12-31T23:59:59.999Z")), slugs);
	assert.equal(quota?.nextSlotAt, null, "the next midnight is the end");
});

test("a phase opens at its very instant, and says so before", async () => {
	const opensAt = at("2026-10-25T00:30:00.000Z");
	const { ana, slugs, methodId } = await readyToSend({ opensAt });
	const before = new Date(opensAt.getTime() - 1);
	await assert.rejects(
		submit(ana.at(before), slugs, methodId),
		(error) => error instanceof NotAllowed && error.details.reason === "phase_not_open",
	);
	assert.equal(
		(await readOwnQuota(ana.at(before), slugs))?.nextSlotAt,
		opensAt.toISOString(),
		"not a moment that would be refused",
	);
	assert.ok(await submit(ana.at(opensAt), slugs, methodId));
});
