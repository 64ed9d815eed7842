import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { count, inArray } from "drizzle-orm";
import { evaluations, quotaSlots } from "#drizzle/schema/submissions.ts";
import { database } from "#lib/db/index.ts";
import { readSubmission } from "#lib/submissions/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { untilState } from "#test/support/until.ts";
import { killWorkers, startWorker } from "#test/support/worker.ts";
import { encode, proposalsFinding, readyToSend, stateOf, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(async () => {
	await killWorkers();
	await fresh.drop();
});

const manyAttempts = { dailyQuota: 100, totalQuota: 1000, inFlightLimit: 100 };

const differing = (n: number) => encode({ ...proposalsFinding(2), version: `v${n}` });

const mebibyte = 2 ** 20;

/** A small gzip of `mebibytes` of spaces before the proposals: sound JSON that takes long to read. */
function padded(mebibytes: number): Uint8Array {
	const file = Buffer.from(encode(proposalsFinding(2)));
	const spaces = gzipSync(Buffer.alloc(mebibyte * 16, " "));
	// Members of a gzip may follow one another, so one piece serves many times.
	const pieces = Array.from({ length: Math.ceil(mebibytes / 16) }, () => spaces);
	return Buffer.concat([...pieces, gzipSync(file)]);
}

test("a worker that is asked scores a file; one that was away finds what waited", async () => {
	const { ana, slugs, methodId } = await readyToSend(manyAttempts);
	const waiting = await submit(ana.at(), slugs, methodId);
	const worker = await startWorker();
	assert.equal(await untilState(waiting), "scored");
	const live = await submit(ana.at(), slugs, methodId, differing(1));
	assert.equal(await untilState(live), "scored");
	const view = await readSubmission(ana.at(), { submissionId: live });
	assert.equal(view.figures?.figures.find(({ key }) => key === "ar100")?.value, 50);
	await worker.kill("SIGTERM");
	assert.equal(worker.process.exitCode, 0, "it stops in order when asked to");
});

test("killed in the middle of fifty submissions, over and over: each is scored exactly once", async () => {
	const { ana, slugs, methodId } = await readyToSend(manyAttempts);
	const ids: string[] = [];
	// Ten at a time, as many as there are connections: on a busy machine the others would wait too long.
	while (ids.length < 50) {
		const sent = Array.from({ length: 10 }, (_, n) => differing(ids.length + n));
		ids.push(...(await Promise.all(sent.map((file) => submit(ana.at(), slugs, methodId, file)))));
	}
	const halves = [ids[9], ids[24], ids[39]];
	for (const id of halves) {
		assert.ok(id);
		const doomed = await startWorker();
		await untilState(id, (state) => state !== "received");
		await doomed.kill("SIGKILL");
	}
	const survivor = await startWorker();
	const ends = await Promise.all(ids.map((id) => untilState(id)));
	assert.deepEqual(new Set(ends), new Set(["scored"]));
	const scored = await database()
		.select({ submissionId: evaluations.submissionId, times: count() })
		.from(evaluations)
		.where(inArray(evaluations.submissionId, ids))
		.groupBy(evaluations.submissionId);
	assert.equal(scored.length, 50);
	assert.ok(scored.every(({ times }) => times === 1));
	const slots = await database()
		.select()
		.from(quotaSlots)
		.where(inArray(quotaSlots.submissionId, ids));
	assert.equal(slots.length, 50);
	assert.ok(slots.every(({ spentAt, refundedAt }) => spentAt && !refundedAt));
	await survivor.kill("SIGTERM");
});

test("two workers share the work and score nothing twice", async () => {
	const { ana, slugs, methodId } = await readyToSend(manyAttempts);
	const workers = await Promise.all([startWorker(), startWorker()]);
	const ids = await Promise.all(
		Array.from({ length: 20 }, (_, n) => submit(ana.at(), slugs, methodId, differing(n))),
	);
	for (const id of ids) assert.equal(await untilState(id), "scored");
	const [scored] = await database()
		.select({ times: count() })
		.from(evaluations)
		.where(inArray(evaluations.submissionId, ids));
	assert.equal(scored?.times, 20);
	await Promise.all(workers.map(({ kill }) => kill("SIGTERM")));
});

test("a file that takes too long fails with a message and its attempt back; its neighbours are scored", async () => {
	const { ana, slugs, methodId } = await readyToSend({
		...manyAttempts,
		maxFileBytes: 64 * 1024 * mebibyte,
	});
	const worker = await startWorker({ SCORING_TIMEOUT_SECONDS: "4" });
	const slow = await submit(ana.at(), slugs, methodId, padded(32 * 1024));
	const neighbours = await Promise.all(
		Array.from({ length: 5 }, (_, n) => submit(ana.at(), slugs, methodId, differing(n))),
	);
	for (const id of neighbours) assert.equal(await untilState(id), "scored");
	assert.equal(await untilState(slow), "failed");
	const row = await stateOf(slow);
	assert.match(row.failureMessage ?? "", /more than 4 s.*one of the day's rejected files/);
	assert.equal(row.isTooHeavy, true);
	await worker.kill("SIGTERM");
});

test("a file that takes too much memory fails with a message and its attempt back; its neighbours are scored", async () => {
	const { ana, slugs, methodId } = await readyToSend({
		...manyAttempts,
		maxFileBytes: 100 * mebibyte,
	});
	const worker = await startWorker({ SCORING_MEMORY_BYTES: String(48 * mebibyte) });
	// Names are kept to find repeated ones: a million of them do not fit.
	const names = Array.from({ length: 1_000_000 }, (_, n) => `"${String(n).padStart(40, "v")}":[]`);
	const large = new TextEncoder().encode(`{"results":{${names.join(",")}}}`);
	const heavy = await submit(ana.at(), slugs, methodId, large);
	const neighbour = await submit(ana.at(), slugs, methodId);
	assert.equal(await untilState(heavy), "failed");
	const row = await stateOf(heavy);
	assert.match(row.failureMessage ?? "", /more than 48 MiB of memory/);
	assert.equal(row.isTooHeavy, true);
	assert.equal(await untilState(neighbour), "scored");
	await worker.kill("SIGTERM");
});

test("while the storage is away a submission waits and loses no try; it is scored when it is back", async () => {
	const { ana, slugs, methodId } = await readyToSend(manyAttempts);
	const id = await submit(ana.at(), slugs, methodId);
	const cutOff = await startWorker({ S3_ENDPOINT: "http://127.0.0.1:9" });
	await untilState(id, (state) => state === "validating");
	await untilState(id, (state) => state === "received");
	assert.equal((await stateOf(id)).tries, 0);
	await cutOff.kill("SIGTERM");
	const worker = await startWorker();
	assert.equal(await untilState(id), "scored");
	await worker.kill("SIGTERM");
});

test("a file whose stored bytes changed is not scored as if it were the received one", async () => {
	const { ana, slugs, methodId } = await readyToSend(manyAttempts);
	const id = await submit(ana.at(), slugs, methodId);
	const { intentId } = await stateOf(id);
	const swapped = encode({ ...proposalsFinding(4), version: "test" });
	await ana
		.at()
		.storage.putObject(`submissions/${intentId}`, swapped, { type: "application/json" });
	const worker = await startWorker();
	assert.equal(await untilState(id), "failed");
	assert.equal((await stateOf(id)).tries, 3);
	await worker.kill("SIGTERM");
});
