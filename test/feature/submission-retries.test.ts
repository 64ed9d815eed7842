import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { evaluations } from "#drizzle/schema/submissions.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import {
	concludeScoring,
	failSubmission,
	readSubmission,
	recoverSubmissions,
	retrySubmission,
} from "#lib/submissions/index.ts";
import {
	asWorker,
	claim,
	databaseWithWorker,
	scoreNow,
	scoreOf,
	validateNow,
	workerKey,
} from "#test/support/hands.ts";
import { readyToSend, slotOf, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

test("a failure of ours gives the attempt back and says what happened", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	const held = await claim(id, "score", key);
	assert.ok(
		await failSubmission(asWorker(), held, {
			message: "It took too long.",
			fault: "It took too long.",
			isTooHeavy: false,
		}),
	);
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "failed");
	assert.equal(view.failureMessage, "It took too long.");
	assert.equal((await slotOf(id))?.refundReason, "failed");
});

test("three tries, then it fails and the attempt comes back", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	for (const expected of ["queued", "queued", "failed"]) {
		const held = await claim(id, "score", key);
		assert.ok(await retrySubmission(asWorker(), held, "a test's fault"));
		assert.equal((await stateOf(id)).state, expected);
	}
	assert.ok((await slotOf(id))?.refundedAt);
});

test("what a dead worker held is put back, what a living one holds is left alone", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const [orphan, held] = [
		await submit(ana.at(), slugs, methodId),
		await submit(ana.at(), slugs, methodId),
	];
	const doomed = await workerKey();
	await claim(orphan, "validate", doomed.key);
	await claim(held, "validate", key);
	doomed.die();
	assert.equal(await recoverSubmissions(asWorker(), { heldLimitSeconds: 60 }), 1);
	assert.equal((await stateOf(orphan)).state, "received");
	assert.equal((await stateOf(held)).state, "validating");
	const later = contextFor(asWorker().actor, new Date(Date.now() + 120_000));
	assert.equal(await recoverSubmissions(later, { heldLimitSeconds: 60 }), 1, "held for too long");
	assert.equal((await stateOf(held)).state, "received");
});

test("a result that comes after its submission was given to another worker is not written", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	const slow = await workerKey();
	const held = await claim(id, "score", slow.key);
	const result = await scoreOf(held);
	slow.die();
	await recoverSubmissions(asWorker(), { heldLimitSeconds: 60 });
	assert.ok(await scoreNow(id, key));
	assert.equal(await concludeScoring(asWorker(), held, result), false);
	const rows = await database().select().from(evaluations).where(eq(evaluations.submissionId, id));
	assert.equal(rows.length, 1, "scored exactly once");
});

test("only a worker may process: no member can claim or conclude", async () => {
	const { ana } = await readyToSend();
	await assert.rejects(recoverSubmissions(ana.at(), { heldLimitSeconds: 1 }), NotAllowed);
});
