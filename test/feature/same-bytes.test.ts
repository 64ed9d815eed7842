import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { database } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import {
	beginUpload,
	cancelSubmission,
	completeUpload,
	readOwnQuota,
	restoreSubmission,
	submitFile,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { bucketAs } from "#test/support/storage.ts";
import {
	announce,
	anotherFile,
	arrive,
	encode,
	method,
	person,
	readyToSend,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

const submissionsOf = (methodId: string) =>
	database().select().from(submissions).where(eq(submissions.methodId, methodId));

test("the same bytes are answered with the earlier submission, before and after it is scored, even with no attempt left", async () => {
	const { ana, slugs, methodId } = await readyToSend({ dailyQuota: 1 });
	const bytes = anotherFile();
	const first = await submit(ana.at(), slugs, methodId, bytes);
	const same = { submissionId: first, isEarlier: true };
	assert.deepEqual(await submitFile(ana.at(), uploadOf(slugs, methodId, bytes), bytes), same);
	await validateNow(first, key);
	await scoreNow(first, key);
	const view = await beginUpload(ana.at(), uploadOf(slugs, methodId, bytes));
	assert.ok(view.isEarlier);
	assert.equal(view.submissionId, first);
	assert.equal((await readOwnQuota(ana.at(), slugs))?.dailyUsed, 1);
	assert.equal((await submissionsOf(methodId)).length, 1);
});

test("two browsers that send the same file at once make one submission, and the second object goes", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bytes = anotherFile();
	const announced = await Promise.all(
		[1, 2, 3, 4].map(() => announce(ana.at(), uploadOf(slugs, methodId, bytes))),
	);
	for (const one of announced) await arrive(one, bytes);
	const made = await Promise.all(announced.map((one) => completeUpload(ana.at(), one)));
	assert.equal(new Set(made.map(({ submissionId }) => submissionId)).size, 1);
	assert.equal(made.filter(({ isEarlier }) => !isEarlier).length, 1);
	assert.equal((await submissionsOf(methodId)).length, 1);
	const bucket = bucketAs("site", "site");
	const kept = await Promise.all(
		announced.map(({ intentId }) => bucket.headObject(`submissions/${intentId}`)),
	);
	assert.equal(kept.filter((object) => object !== null).length, 1);
	const again = await Promise.all(announced.map((one) => completeUpload(ana.at(), one)));
	assert.deepEqual(again, made, "saying it again says the same");
});

test("what was rejected, cancelled or withdrawn stands for nothing: its bytes may be sent again", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const broken = encode({ results: [] });
	const rejected = await submit(ana.at(), slugs, methodId, broken);
	await validateNow(rejected, key);
	assert.notEqual(await submit(ana.at(), slugs, methodId, broken), rejected);
	const bytes = anotherFile();
	const cancelled = await submit(ana.at(), slugs, methodId, bytes);
	await cancelSubmission(ana.at(), { submissionId: cancelled });
	const scored = await submit(ana.at(), slugs, methodId, bytes);
	assert.notEqual(scored, cancelled);
	await validateNow(scored, key);
	await scoreNow(scored, key);
	await withdrawSubmission(ana.at(), { submissionId: scored });
	const last = await submit(ana.at(), slugs, methodId, bytes);
	assert.notEqual(last, scored);
	await assert.rejects(restoreSubmission(ana.at(), { submissionId: scored }), Conflict);
});

test("another team's same bytes are its own submission", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const bob = await person("bob");
	const other = await method(bob, slugs.challenge);
	const bytes = anotherFile();
	const first = await submit(ana.at(), slugs, methodId, bytes);
	assert.notEqual(await submit(bob.at(), slugs, other.id, bytes), first);
});
