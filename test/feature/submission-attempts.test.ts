import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { database } from "#lib/db/index.ts";
import { LimitReached } from "#lib/errors.ts";
import {
	type Claim,
	cancelSubmission,
	completeUpload,
	concludeValidation,
	readSubmission,
} from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, validateNow } from "#test/support/hands.ts";
import {
	announce,
	arrive,
	encode,
	proposalsFinding,
	readyToSend,
	slotOf,
	stateOf,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

test("EvalAI#4348: rejected files cost no attempt, and have a higher limit of their own", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1, rejectedDailyQuota: 2 });
	for (const bytes of [encode([]), encode({})]) {
		const id = await submit(ana.at(), slugs, methodId, bytes);
		await validateNow(id, key);
	}
	await assert.rejects(submit(ana.at(), slugs, methodId), LimitReached);
});

test("the day's attempts end with the next instant named, and come back with the next UTC day", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const late = new Date("2026-06-01T23:59:59.900Z");
	const id = await submit(ana.at(late), slugs, methodId);
	await validateNow(id, key);
	await assert.rejects(submit(ana.at(late), slugs, methodId), (error) => {
		assert.ok(error instanceof LimitReached);
		assert.equal(error.details.nextAt, "2026-06-02T00:00:00.000Z");
		return true;
	});
	const nextDay = new Date("2026-06-02T00:00:00.000Z");
	assert.equal((await stateOf(await submit(ana.at(nextDay), slugs, methodId))).state, "received");
});

test("the total of a phase ends it for a team, with no next instant", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1, totalQuota: 1 });
	await validateNow(await submit(ana.at(), slugs, methodId), key);
	await assert.rejects(submit(ana.at(), slugs, methodId), (error) => {
		assert.ok(error instanceof LimitReached);
		assert.equal(error.details.nextAt, null);
		return true;
	});
});

test("twenty files received at once take exactly the attempts there are; the rest are rejected free", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 5 });
	const ids = await Promise.all(
		Array.from({ length: 20 }, (_, n) =>
			submit(ana.at(), slugs, methodId, encode({ ...proposalsFinding(2), version: `v${n}` })),
		),
	);
	await Promise.all(ids.map((id) => validateNow(id, key)));
	const states = await Promise.all(ids.map(async (id) => (await stateOf(id)).state));
	assert.equal(states.filter((state) => state === "queued").length, 5);
	assert.equal(states.filter((state) => state === "rejected").length, 15);
	const rejected = await Promise.all(
		ids.map((submissionId) => readSubmission(ana.at(), { submissionId })),
	);
	for (const view of rejected.filter(({ state }) => state === "rejected"))
		assert.equal(view.problems[0]?.code, "no-attempt-left");
});

test("an upload announced before midnight counts on that day, whenever it is completed", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const before = new Date("2026-06-01T23:59:00Z");
	const after = new Date("2026-06-02T00:01:00Z");
	const bytes = encode(proposalsFinding(2));
	const announced = await announce(ana.at(before), uploadOf(slugs, methodId, bytes));
	await validateNow(await submit(ana.at(after), slugs, methodId), key);
	await arrive(announced, bytes);
	const { submissionId } = await completeUpload(ana.at(after), announced);
	assert.ok(await validateNow(submissionId, key));
	assert.equal((await slotOf(submissionId))?.day, "2026-06-01");
});

test("codabench#2421: cancelling a queued submission gives its attempt back; a cancelled one is not scored", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	await cancelSubmission(ana.at(), { submissionId: id });
	assert.equal((await slotOf(id))?.refundReason, "cancelled");
	await assert.rejects(claim(id, "score", key));
	const again = await submit(ana.at(), slugs, methodId);
	assert.ok(await validateNow(again, key));
	assert.equal((await stateOf(again)).state, "queued", "the slot is free again");
});

test("a quota that is changed while a file is looked into is the one that counts", async () => {
	const { ana, slugs, methodId, phase } = await readyToSend({ dailyQuota: 2 });
	const setQuota = (dailyQuota: number) =>
		database().update(phases).set({ dailyQuota }).where(eq(phases.id, phase.id));
	const send = async () => claim(await submit(ana.at(), slugs, methodId), "validate", key);
	const conclude = async (held: Claim) => {
		await concludeValidation(asWorker(), held, { ok: true });
		return (await stateOf(held.submission.id)).state;
	};
	const held = [await send(), await send(), await send()] as const;
	await setQuota(1);
	assert.equal(await conclude(held[0]), "queued");
	assert.equal(await conclude(held[1]), "rejected");
	await setQuota(2);
	assert.equal(await conclude(held[2]), "queued");
});
