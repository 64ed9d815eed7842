import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { events } from "#drizzle/schema/events.ts";
import { database } from "#lib/db/index.ts";
import { Invalid, LimitReached, NotAllowed, NotFound } from "#lib/errors.ts";
import {
	cancelSubmission,
	failSubmission,
	grantAttempts,
	readLedger,
	readOwnQuota,
	rerunSubmission,
} from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { encode, person, readyToSend, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

const ended = (isTooHeavy: boolean) => ({ message: "It ended.", fault: "why", isTooHeavy });

const reason = "The server was away on that day";

test("codabench#1427, codabench#2031: an organizer gives one team attempts for a day, with a reason, and all of it shows", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend({ dailyQuota: 1, totalQuota: 1 });
	const first = await submit(ana.at(), slugs, methodId);
	await validateNow(first, key);
	await assert.rejects(submit(ana.at(), slugs, methodId), LimitReached);
	const { teamId } = await stateOf(first);
	const day = new Date().toISOString().slice(0, 10);
	const quota = await grantAttempts(organizer.at(), { ...slugs, teamId, day, slots: 2, reason });
	assert.deepEqual([quota.dailyLimit, quota.dailyGranted, quota.totalLimit], [3, 2, 3]);
	for (let n = 0; n < 2; n++)
		assert.ok(await validateNow(await submit(ana.at(), slugs, methodId), key));
	await assert.rejects(submit(ana.at(), slugs, methodId), LimitReached);
	const [entry] = await readLedger(ana.at(), { challenge: slugs.challenge });
	assert.deepEqual(
		entry?.grants.map(({ slots, reason: why, grantedBy }) => [slots, why, grantedBy]),
		[[2, reason, "organizer"]],
	);
	assert.equal(entry?.attempts.length, 3);
	const told = await database().select().from(events).where(eq(events.teamId, teamId));
	assert.deepEqual(
		told.map(({ kind }) => kind),
		["quota.granted"],
	);
});

test("attempts of another day raise that day's limit only", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend({ dailyQuota: 1 });
	const now = new Date("2026-06-01T12:00:00Z");
	const id = await submit(ana.at(now), slugs, methodId);
	await validateNow(id, key);
	const { teamId } = await stateOf(id);
	const grant = { ...slugs, teamId, slots: 1, reason };
	await grantAttempts(organizer.at(now), { ...grant, day: "2026-06-02" });
	await assert.rejects(submit(ana.at(now), slugs, methodId), LimitReached);
	const quota = await readOwnQuota(ana.at(new Date("2026-06-02T00:00:00Z")), slugs);
	assert.deepEqual([quota?.dailyLimit, quota?.heldBy], [2, null]);
});

test("only the organizers give attempts, to teams of theirs, for days that can still use them", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend({
		closesAt: new Date("2026-06-02T00:00:00Z"),
	});
	const other = await readyToSend();
	const now = new Date("2026-06-01T12:00:00Z");
	const { teamId } = await stateOf(await submit(ana.at(now), slugs, methodId));
	const grant = { ...slugs, teamId, day: "2026-06-01", slots: 1, reason };
	await assert.rejects(grantAttempts(ana.at(now), grant), NotAllowed);
	await assert.rejects(grantAttempts(other.organizer.at(now), grant), NotAllowed);
	for (const day of ["2026-05-31", "2026-06-02"])
		await assert.rejects(grantAttempts(organizer.at(now), { ...grant, day }), Invalid);
	const elsewhere = { ...grant, ...other.slugs };
	await assert.rejects(grantAttempts(other.organizer.at(now), elsewhere), NotFound);
});

test("the ledger says of each attempt what became of it and why; another team never reads it", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend();
	const [held, spent, cancelled, failed, heavy] = [
		await submit(ana.at(), slugs, methodId),
		await submit(ana.at(), slugs, methodId),
		await submit(ana.at(), slugs, methodId),
		await submit(ana.at(), slugs, methodId),
		await submit(ana.at(), slugs, methodId),
	];
	for (const id of [held, spent, cancelled, failed, heavy]) await validateNow(id, key);
	await scoreNow(spent, key);
	await cancelSubmission(ana.at(), { submissionId: cancelled });
	await failSubmission(asWorker(), await claim(failed, "score", key), ended(false));
	await failSubmission(asWorker(), await claim(heavy, "score", key), ended(true));
	const { teamId } = await stateOf(held);
	const [entry] = await readLedger(organizer.at(), { challenge: slugs.challenge, team: teamId });
	const told = new Map(
		entry?.attempts.map((one) => [one.submissionId, [one.state, one.refundReason]]),
	);
	assert.deepEqual(told.get(held), ["reserved", null]);
	assert.deepEqual(told.get(spent), ["spent", null]);
	assert.deepEqual(told.get(cancelled), ["refunded", "cancelled"]);
	assert.deepEqual(told.get(failed), ["refunded", "failed"]);
	assert.deepEqual(told.get(heavy), ["refunded", "too_heavy"]);
	assert.equal(entry?.quota.dailyUsed, 2);
	const eve = await person("eve");
	const asked = { challenge: slugs.challenge, team: teamId };
	await assert.rejects(readLedger(eve.at(), asked), NotAllowed);
	assert.deepEqual(await readLedger(eve.at(), { challenge: slugs.challenge }), []);
});

test("crowdAI#716, codabench#1303: what is said to be left can be used; else the next instant is named, also when only the rejected files are too many", async () => {
	const { ana, slugs, methodId } = await readyToSend({ rejectedDailyQuota: 1 });
	const noon = new Date("2026-06-01T12:00:00Z");
	const before = await readOwnQuota(ana.at(noon), slugs);
	assert.deepEqual([before?.heldBy, before?.nextSlotAt], [null, noon.toISOString()]);
	await validateNow(await submit(ana.at(noon), slugs, methodId, encode([])), key);
	const quota = await readOwnQuota(ana.at(noon), slugs);
	assert.deepEqual(
		[quota?.dailyUsed, quota?.heldBy, quota?.nextSlotAt],
		[0, "rejected", "2026-06-02T00:00:00.000Z"],
	);
	await assert.rejects(submit(ana.at(noon), slugs, methodId), LimitReached);
	assert.ok(await submit(ana.at(new Date(quota?.nextSlotAt ?? 0)), slugs, methodId));
});

test("a file too heavy to score takes no attempt and counts among the rejected ones of its day, at whichever step it was", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend({ rejectedDailyQuota: 3 });
	const noon = new Date("2026-06-01T12:00:00Z");
	const [checked, scored, faulty] = [
		await submit(ana.at(noon), slugs, methodId),
		await submit(ana.at(noon), slugs, methodId),
		await submit(ana.at(noon), slugs, methodId),
	];
	await failSubmission(asWorker(), await claim(checked, "validate", key), ended(true));
	for (const id of [scored, faulty]) await validateNow(id, key);
	await failSubmission(asWorker(), await claim(scored, "score", key), ended(true));
	await failSubmission(asWorker(), await claim(faulty, "score", key), ended(false));
	const counted = async (now = noon) => {
		const quota = await readOwnQuota(ana.at(now), slugs);
		return [quota?.rejectedUsed, quota?.dailyUsed, quota?.heldBy];
	};
	assert.deepEqual(await counted(), [2, 0, null], "a fault of ours counts against nothing");
	await validateNow(await submit(ana.at(noon), slugs, methodId, encode([])), key);
	assert.deepEqual(await counted(), [3, 0, "rejected"]);
	await assert.rejects(
		submit(ana.at(noon), slugs, methodId),
		(error: unknown) => error instanceof LimitReached && /too heavy to score/.test(error.message),
	);
	assert.deepEqual(await counted(new Date("2026-06-02T00:00:00Z")), [0, 0, null]);
	// Run again by the organizers it may come to another end, so it counts no more until then.
	await rerunSubmission(organizer.at(noon), { submissionId: checked });
	assert.deepEqual(await counted(), [2, 0, null]);
	await failSubmission(asWorker(), await claim(checked, "validate", key), ended(true));
	assert.deepEqual(await counted(), [3, 0, "rejected"]);
});
