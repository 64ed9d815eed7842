import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Invalid, LimitReached, NotAllowed, NotFound } from "#lib/errors.ts";
import { beginUpload, completeUpload, readOwnQuota } from "#lib/submissions/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import {
	announce,
	anotherFile,
	arrive,
	encode,
	proposalsFinding,
	readyToSend,
	stateOf,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);

test("an upload must arrive as announced: missing, other bytes and late are refused, nothing is used", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announced = await announce(ana.at(), uploadOf(slugs, methodId, bytes));
	await assert.rejects(completeUpload(ana.at(), announced), /has not arrived/);
	const other = new Uint8Array(bytes.length);
	await arrive(announced, other);
	await assert.rejects(completeUpload(ana.at(), announced), /sha256/);
	const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);
	await assert.rejects(completeUpload(ana.at(tomorrow), announced), /expired/);
	assert.equal((await readOwnQuota(ana.at(), slugs))?.totalUsed, 0);
});

test("the presigned address takes exactly the announced bytes", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const announced = await announce(ana.at(), uploadOf(slugs, methodId, bytes));
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
	const announced = await announce(ana.at(), uploadOf(slugs, methodId, bytes));
	await arrive(announced, bytes);
	const made = await Promise.all([1, 2, 3, 4].map(() => completeUpload(ana.at(), announced)));
	assert.equal(new Set(made.map(({ submissionId }) => submissionId)).size, 1);
});

test("a deadline is tested on the announcement: begun in time may end after, begun late may not", async () => {
	const closesAt = new Date("2026-07-01T00:00:00Z");
	const { ana, slugs, methodId } = await readyToSend({ closesAt });
	const bytes = encode(proposalsFinding(2));
	const inTime = new Date(closesAt.getTime() - 1);
	const announced = await announce(ana.at(inTime), uploadOf(slugs, methodId, bytes));
	await arrive(announced, bytes);
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

test("a method of one challenge cannot be sent to another's phase", async () => {
	const here = await readyToSend();
	const there = await readyToSend();
	const bytes = encode(proposalsFinding(2));
	const crossed = uploadOf(there.slugs, here.methodId, bytes);
	await assert.rejects(beginUpload(here.ana.at(), crossed), NotFound);
});

test("EvalAI#3932: an announced file that never comes holds no attempt and no place; ten for each place are enough", async () => {
	const { ana, slugs, methodId } = await readyToSend({ inFlightLimit: 2 });
	const next = () => announce(ana.at(), uploadOf(slugs, methodId, anotherFile()));
	for (let n = 0; n < 20; n++) await next();
	const quota = await readOwnQuota(ana.at(), slugs);
	assert.deepEqual([quota?.dailyUsed, quota?.inFlight, quota?.heldBy], [0, 0, null]);
	await assert.rejects(next(), LimitReached);
});

test("as many submissions may be under way as the phase says, and not one more, however many arrive at once", async () => {
	const { ana, slugs, methodId } = await readyToSend({ inFlightLimit: 3 });
	const sent = await Promise.allSettled(
		Array.from({ length: 12 }, () => submit(ana.at(), slugs, methodId)),
	);
	assert.equal(sent.filter(({ status }) => status === "fulfilled").length, 3);
	const quota = await readOwnQuota(ana.at(), slugs);
	assert.deepEqual([quota?.inFlight, quota?.heldBy], [3, "in_flight"]);
	await assert.rejects(submit(ana.at(), slugs, methodId), LimitReached);
});

test("an upload begun in time has the phase's grace to arrive in, and is refused after it in words", async () => {
	const closesAt = new Date("2026-07-01T00:00:00Z");
	const { ana, slugs, methodId } = await readyToSend({ closesAt, graceSeconds: 600 });
	const bytes = anotherFile();
	const inTime = new Date(closesAt.getTime() - 1);
	const announced = await announce(ana.at(inTime), uploadOf(slugs, methodId, bytes));
	assert.equal(announced.expiresAt, "2026-07-01T00:09:59.999Z");
	await arrive(announced, bytes);
	const late = ana.at(new Date(announced.expiresAt));
	await assert.rejects(completeUpload(late, announced), /expired\. The phase has closed meanwhile/);
	const last = ana.at(new Date(Date.parse(announced.expiresAt) - 1));
	assert.ok((await completeUpload(last, announced)).submissionId);
});
