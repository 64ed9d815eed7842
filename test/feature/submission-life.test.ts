import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { evaluations, quotaSlots } from "#drizzle/schema/submissions.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { Invalid, LimitReached, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	beginUpload,
	cancelSubmission,
	completeUpload,
	concludeScoring,
	failSubmission,
	readOwnQuota,
	readSubmission,
	recoverSubmissions,
	retrySubmission,
	submitFile,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { asWorker, claim, scoreNow, scoreOf, validateNow, workerKey } from "#test/support/hands.ts";
import {
	encode,
	person,
	proposalsFinding,
	readyToSend,
	stateOf,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const fresh = await freshDatabase();
const worker = await workerKey();
after(async () => {
	worker.die();
	await fresh.drop();
});

const slotOf = async (submissionId: string) => {
	const [slot] = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.submissionId, submissionId));
	return slot;
};

test("a sound file is validated, takes one attempt, is scored, and its figures are right", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	assert.equal((await stateOf(id)).state, "received");
	assert.equal(
		await slotOf(id),
		undefined,
		"nothing is taken before the file is known to be sound",
	);
	assert.ok(await validateNow(id, worker.key));
	assert.equal((await stateOf(id)).state, "queued");
	assert.equal((await slotOf(id))?.spentAt, null);
	assert.ok(await scoreNow(id, worker.key));
	assert.ok((await slotOf(id))?.spentAt, "the attempt is spent");
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "scored");
	assert.equal(view.figures?.ar["100"], 50, "two of four clips");
	assert.deepEqual(
		view.history.map(({ action }) => action),
		["receive", "validate", "queue", "score", "finish"].map((step) => `submission.${step}`),
	);
});

test("a broken file is rejected with where and why, and costs nothing", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const broken = { ...proposalsFinding(1), results: { a: [{ segment: [4, 2], score: 1 }] } };
	const id = await submit(ana.at(), slugs, methodId, encode(broken));
	assert.ok(await validateNow(id, worker.key));
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "rejected");
	assert.equal(view.problems[0]?.code, "segment-reversed");
	assert.equal(view.problems[0]?.pointer, "/results/a/0/segment");
	const quota = await readOwnQuota(ana.at(), slugs);
	assert.equal(quota?.dailyUsed, 0);
	assert.equal(quota?.rejectedUsed, 1);
});

test("rejected files have a higher limit of their own", async () => {
	const { ana, slugs, methodId } = await readyToSend({ rejectedDailyQuota: 2 });
	for (const bytes of [encode([]), encode({})]) {
		const id = await submit(ana.at(), slugs, methodId, bytes);
		await validateNow(id, worker.key);
	}
	await assert.rejects(submit(ana.at(), slugs, methodId), LimitReached);
});

test("the day's attempts end with the next instant named, and come back with the next UTC day", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const late = new Date("2026-06-01T23:59:59.900Z");
	const id = await submit(ana.at(late), slugs, methodId);
	await validateNow(id, worker.key);
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
	await validateNow(await submit(ana.at(), slugs, methodId), worker.key);
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
	await Promise.all(ids.map((id) => validateNow(id, worker.key)));
	const states = await Promise.all(ids.map(async (id) => (await stateOf(id)).state));
	assert.equal(states.filter((state) => state === "queued").length, 5);
	assert.equal(states.filter((state) => state === "rejected").length, 15);
	const rejected = await Promise.all(
		ids.map((submissionId) => readSubmission(ana.at(), { submissionId })),
	);
	for (const view of rejected.filter(({ state }) => state === "rejected"))
		assert.equal(view.problems[0]?.code, "no-attempt-left");
});

test("an upload must arrive as announced: missing, other bytes and late are refused, nothing is used", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announced = await beginUpload(ana.at(), uploadOf(slugs, methodId, bytes));
	await assert.rejects(completeUpload(ana.at(), announced), /has not arrived/);
	const other = new Uint8Array(bytes.length);
	const key = `submissions/${announced.intentId}`;
	await ana.at().storage.putObject(key, other, { type: "application/octet-stream" });
	await assert.rejects(completeUpload(ana.at(), announced), /sha256/);
	const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);
	await assert.rejects(completeUpload(ana.at(tomorrow), announced), /expired/);
	assert.equal((await readOwnQuota(ana.at(), slugs))?.totalUsed, 0);
});

test("the presigned address takes exactly the announced bytes", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announced = await beginUpload(ana.at(), uploadOf(slugs, methodId, bytes));
	const put = (body: Uint8Array) =>
		fetch(announced.url, {
			method: "PUT",
			headers: announced.headers,
			body: new Blob([new Uint8Array(body)]),
		});
	assert.notEqual((await put(bytes.slice(1))).status, 200, "another length");
	assert.notEqual((await put(new Uint8Array(bytes.length))).status, 200, "other bytes");
	assert.equal((await put(bytes)).status, 200);
	const { submissionId } = await completeUpload(ana.at(), announced);
	assert.equal((await stateOf(submissionId)).state, "received");
});

test("completing an upload twice, or in two browsers at once, makes one submission", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announced = await beginUpload(ana.at(), uploadOf(slugs, methodId, bytes));
	const key = `submissions/${announced.intentId}`;
	await ana.at().storage.putObject(key, bytes, { type: "application/octet-stream" });
	const made = await Promise.all([1, 2, 3, 4].map(() => completeUpload(ana.at(), announced)));
	assert.equal(new Set(made.map(({ submissionId }) => submissionId)).size, 1);
});

test("a deadline is tested on the announcement: begun in time may end after, begun late may not", async () => {
	const closesAt = new Date("2026-07-01T00:00:00Z");
	const { ana, slugs, methodId } = await readyToSend({ closesAt });
	const bytes = encode(proposalsFinding(2));
	const inTime = new Date(closesAt.getTime() - 1);
	const announced = await beginUpload(ana.at(inTime), uploadOf(slugs, methodId, bytes));
	const key = `submissions/${announced.intentId}`;
	await ana.at().storage.putObject(key, bytes, { type: "application/octet-stream" });
	const after = new Date(closesAt.getTime() + 60_000);
	assert.ok((await completeUpload(ana.at(after), announced)).submissionId);
	await assert.rejects(
		beginUpload(ana.at(closesAt), uploadOf(slugs, methodId, bytes)),
		(error) => error instanceof NotAllowed && error.details.reason === "phase_closed",
	);
});

test("a file larger than the phase takes is refused before it is sent", async () => {
	const { ana, slugs, methodId } = await readyToSend({ maxFileBytes: 10 });
	await assert.rejects(submit(ana.at(), slugs, methodId), Invalid);
});

test("nobody sends, reads, cancels or withdraws for another team", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend();
	const eve = await person("eve");
	const bytes = encode(proposalsFinding(2));
	const id = await submit(ana.at(), slugs, methodId);
	const input = { submissionId: id };
	await assert.rejects(beginUpload(eve.at(), uploadOf(slugs, methodId, bytes)), NotAllowed);
	await assert.rejects(submitFile(eve.at(), uploadOf(slugs, methodId, bytes), bytes), NotAllowed);
	for (const verb of [readSubmission, cancelSubmission]) {
		await assert.rejects(verb(eve.at(), input), NotAllowed);
		await assert.rejects(verb(contextFor(visitor), input), NotSignedIn);
	}
	await assert.rejects(withdrawSubmission(eve.at(), input), NotAllowed);
	assert.equal((await readSubmission(organizer.at(), input)).id, id, "organizers may look");
	await assert.rejects(cancelSubmission(organizer.at(), input), NotAllowed);
});

test("a method of one challenge cannot be sent to another's phase", async () => {
	const here = await readyToSend();
	const there = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const crossed = uploadOf(there.slugs, here.methodId, bytes);
	await assert.rejects(beginUpload(here.ana.at(), crossed), NotFound);
});

test("an upload announced before midnight counts on that day, whenever it is completed", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const before = new Date("2026-06-01T23:59:00Z");
	const after = new Date("2026-06-02T00:01:00Z");
	const bytes = encode(proposalsFinding(2));
	const announced = await beginUpload(ana.at(before), uploadOf(slugs, methodId, bytes));
	await validateNow(await submit(ana.at(after), slugs, methodId), worker.key);
	const key = `submissions/${announced.intentId}`;
	await ana.at().storage.putObject(key, bytes, { type: "application/octet-stream" });
	const { submissionId } = await completeUpload(ana.at(after), announced);
	assert.ok(await validateNow(submissionId, worker.key));
	assert.equal((await slotOf(submissionId))?.day, "2026-06-01");
});

test("a hundred files under way is enough; the next announcement is refused", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announce = () => beginUpload(ana.at(), uploadOf(slugs, methodId, bytes));
	for (let n = 0; n < 100; n++) await announce();
	await assert.rejects(announce(), LimitReached);
});

test("cancelling a queued submission gives its attempt back; a cancelled one is not scored", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, worker.key);
	await cancelSubmission(ana.at(), { submissionId: id });
	assert.equal((await slotOf(id))?.refundReason, "cancelled");
	await assert.rejects(claim(id, "score", worker.key));
	const again = await submit(ana.at(), slugs, methodId);
	assert.ok(await validateNow(again, worker.key));
	assert.equal((await stateOf(again)).state, "queued", "the slot is free again");
});

test("withdrawing takes a score off the board and refunds nothing; what is over cannot be withdrawn again", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, worker.key);
	await assert.rejects(withdrawSubmission(ana.at(), { submissionId: id }), NotAllowed);
	await scoreNow(id, worker.key);
	await withdrawSubmission(ana.at(), { submissionId: id });
	assert.equal((await slotOf(id))?.refundedAt, null);
	assert.equal((await readSubmission(ana.at(), { submissionId: id })).figures, null);
	await assert.rejects(withdrawSubmission(ana.at(), { submissionId: id }), NotAllowed);
});

test("a failure of ours gives the attempt back and says what happened", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, worker.key);
	const held = await claim(id, "score", worker.key);
	assert.ok(await failSubmission(asWorker(), held, "It took too long."));
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "failed");
	assert.equal(view.failureMessage, "It took too long.");
	assert.equal((await slotOf(id))?.refundReason, "failed");
});

test("three tries, then it fails and the attempt comes back", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, worker.key);
	for (const expected of ["queued", "queued", "failed"]) {
		const held = await claim(id, "score", worker.key);
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
	await claim(held, "validate", worker.key);
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
	await validateNow(id, worker.key);
	const slow = await workerKey();
	const held = await claim(id, "score", slow.key);
	const result = await scoreOf(held);
	slow.die();
	await recoverSubmissions(asWorker(), { heldLimitSeconds: 60 });
	assert.ok(await scoreNow(id, worker.key));
	assert.equal(await concludeScoring(asWorker(), held, result), false);
	const rows = await database().select().from(evaluations).where(eq(evaluations.submissionId, id));
	assert.equal(rows.length, 1, "scored exactly once");
});

test("history cannot be rewritten, not even by hand", async () => {
	for (const statement of ["update evaluations set auc = 100", "delete from audit_log"])
		await assert.rejects(database().execute(statement), (error) => {
			assert.match(String((error as Error).cause), /append-only/);
			return true;
		});
	assert.ok((await database().select().from(auditLog)).length > 0);
});

test("only a worker may process: no member can claim or conclude", async () => {
	const { ana } = await readyToSend();
	await assert.rejects(recoverSubmissions(ana.at(), { heldLimitSeconds: 1 }), NotAllowed);
});
