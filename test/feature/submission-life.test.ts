import assert from "node:assert/strict";
import { test } from "node:test";
import { auditLog } from "#drizzle/schema/audit.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { decodeSketch, similarityOf } from "#lib/scoring/index.ts";
import {
	beginUpload,
	cancelSubmission,
	readOwnQuota,
	readSubmission,
	submitFile,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import {
	encode,
	person,
	proposalsFinding,
	readyToSend,
	slotOf,
	stateOf,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

test("a sound file is validated, takes one attempt, is scored, and its figures are right", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	assert.equal((await stateOf(id)).state, "received");
	assert.equal(
		await slotOf(id),
		undefined,
		"nothing is taken before the file is known to be sound",
	);
	assert.ok(await validateNow(id, key));
	assert.equal((await stateOf(id)).state, "queued");
	assert.equal((await slotOf(id))?.spentAt, null);
	assert.ok(await scoreNow(id, key));
	assert.ok((await slotOf(id))?.spentAt, "the attempt is spent");
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "scored");
	assert.equal(
		view.figures?.figures.find(({ key }) => key === "ar100")?.value,
		50,
		"two of four clips",
	);
	assert.deepEqual(
		view.history.map(({ action }) => action),
		["receive", "validate", "queue", "score", "finish"].map((step) => `submission.${step}`),
	);
});

test("every scored file keeps its likeness, the same for the same proposals in another order of videos", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const file = proposalsFinding(2);
	const turned = { ...file, results: Object.fromEntries(Object.entries(file.results).reverse()) };
	const likeness = async (bytes: Uint8Array) => {
		const id = await submit(ana.at(), slugs, methodId, bytes);
		assert.ok(await validateNow(id, key));
		assert.equal((await stateOf(id)).signature, null, "nothing is kept before it is scored");
		assert.ok(await scoreNow(id, key));
		return (await stateOf(id)).signature ?? "";
	};
	const first = await likeness(encode(file));
	assert.ok(decodeSketch(first).length > 0);
	assert.equal(await likeness(encode(turned)), first);
	const other = decodeSketch(await likeness(encode(proposalsFinding(3))));
	const alike = similarityOf(decodeSketch(first), other);
	assert.ok(alike > 0 && alike < 1, `${alike}`);
});

test("a broken file is rejected with where and why, and costs nothing", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const broken = { ...proposalsFinding(1), results: { a: [{ segment: [4, 2], score: 1 }] } };
	const id = await submit(ana.at(), slugs, methodId, encode(broken));
	assert.ok(await validateNow(id, key));
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "rejected");
	assert.equal(view.problems[0]?.code, "segment-reversed");
	assert.equal(view.problems[0]?.pointer, "/results/a/0/segment");
	const quota = await readOwnQuota(ana.at(), slugs);
	assert.equal(quota?.dailyUsed, 0);
	assert.equal(quota?.rejectedUsed, 1);
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

test("withdrawing takes a score off the board and refunds nothing; what is over cannot be withdrawn again", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	await assert.rejects(withdrawSubmission(ana.at(), { submissionId: id }), NotAllowed);
	await scoreNow(id, key);
	await withdrawSubmission(ana.at(), { submissionId: id });
	assert.equal((await slotOf(id))?.refundedAt, null);
	assert.equal((await readSubmission(ana.at(), { submissionId: id })).figures, null);
	await assert.rejects(withdrawSubmission(ana.at(), { submissionId: id }), NotAllowed);
});

test("history cannot be rewritten, not even by hand", async () => {
	for (const statement of ["update evaluations set score = 100", "delete from audit_log"])
		await assert.rejects(database().execute(statement), (error) => {
			assert.match(String((error as Error).cause), /append-only/);
			return true;
		});
	assert.ok((await database().select().from(auditLog)).length > 0);
});
