import assert from "node:assert/strict";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { events } from "#drizzle/schema/events.ts";
import { submissionLogs } from "#drizzle/schema/submissions.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import {
	disqualifySubmission,
	failSubmission,
	listTeamSubmissions,
	postponeSubmission,
	readSubmission,
	recoverSubmissions,
	reinstateSubmission,
	rerunSubmission,
	restoreSubmission,
	retrySubmission,
	verifySubmission,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { type Person, person, readyToSend, slotOf, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const hour = 3_600_000;
const aFault = { message: "A fault.", fault: "A fault.", isTooHeavy: false };
const workerAt = (now: Date) => contextFor(asWorker().actor, now);
const sweepAt = (now: Date) => recoverSubmissions(workerAt(now), { heldLimitSeconds: 600 });

type Place = { ana: Person; slugs: { challenge: string; phase: string }; methodId: string };

async function scored({ ana, slugs, methodId }: Place): Promise<string> {
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

const eventsOf = async (submissionId: string) =>
	(
		await database()
			.select({ kind: events.kind })
			.from(events)
			.where(eq(events.submissionId, submissionId))
			.orderBy(events.id)
	).map(({ kind }) => kind);

const logsOf = (submissionId: string) =>
	database().select().from(submissionLogs).where(eq(submissionLogs.submissionId, submissionId));

const auditOf = (submissionId: string, action: string) =>
	database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.subjectId, submissionId), eq(auditLog.action, action)));

test("EvalAI#4390, codabench#2258: what waits for a day in any state ends as our failure, with its attempt back and the organizers told", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const received = await submit(ana.at(), slugs, methodId);
	const queued = await submit(ana.at(), slugs, methodId);
	await validateNow(queued, key);
	await sweepAt(new Date(Date.now() + 23 * hour));
	assert.equal((await stateOf(received)).state, "received");
	assert.equal((await stateOf(queued)).state, "queued");
	assert.ok((await sweepAt(new Date(Date.now() + 25 * hour))) >= 2);
	for (const id of [received, queued]) {
		const row = await stateOf(id);
		assert.equal(row.state, "failed");
		assert.match(row.failureMessage ?? "", /24 hours/);
		assert.deepEqual(await eventsOf(id), ["submission.failed"]);
		assert.match((await logsOf(id))[0]?.message ?? "", /no worker took it/);
	}
	assert.equal((await slotOf(queued))?.refundReason, "failed");
});

test("a submission that is only ever put off ends as well: being put back is no step forward", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	const held = await claim(id, "validate", key);
	const late = new Date(Date.now() + 25 * hour);
	await postponeSubmission(workerAt(late), held);
	assert.equal((await stateOf(id)).stateChangedAt.getTime(), late.getTime());
	await sweepAt(late);
	assert.equal((await stateOf(id)).state, "failed");
});

test("codabench#2548, codalab#2088: no failure is without its reason: organizers have every try and worker, the team a sentence without them", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	for (let n = 0; n < 3; n++) {
		const held = await claim(id, "validate", key);
		await retrySubmission(asWorker(), held, "a fault of ours", "ECONNRESET at 10.0.0.7");
	}
	const view = await readSubmission(ana.at(), { submissionId: id });
	assert.equal(view.state, "failed");
	assert.match(view.failureMessage ?? "", /tried 3 times .*a fault of ours/);
	assert.ok(!JSON.stringify(view).includes("10.0.0.7"));
	const logs = (await logsOf(id)).map(({ message }) => message);
	assert.equal(logs.length, 3);
	for (const [n, message] of logs.entries())
		assert.equal(message, `worker ${key}, validating, try ${n + 1} of 3: ECONNRESET at 10.0.0.7`);
	assert.deepEqual(await eventsOf(id), ["submission.failed"]);
});

test("codabench#2547, codabench#1128: withdrawing is a tombstone that its team can undo for a day, and refunds nothing", async () => {
	const place = await readyToSend();
	const { ana, slugs } = place;
	const id = await scored(place);
	const input = { submissionId: id };
	await withdrawSubmission(ana.at(), input);
	assert.equal((await readBoard(ana.at(), slugs)).rows.length, 0);
	const view = await readSubmission(ana.at(), input);
	const until = new Date(view.restorableUntil ?? 0);
	const eve = await person("eve");
	await assert.rejects(restoreSubmission(eve.at(), input), NotAllowed);
	await assert.rejects(restoreSubmission(ana.at(until), input), NotAllowed);
	await restoreSubmission(ana.at(new Date(until.getTime() - 1)), input);
	assert.equal((await readBoard(ana.at(), slugs)).rows.length, 1);
	const slot = await slotOf(id);
	assert.ok(slot?.spentAt && !slot.refundedAt);
	await assert.rejects(restoreSubmission(ana.at(), input), NotAllowed);
	const [line] = await listTeamSubmissions(ana.at(), { challenge: slugs.challenge });
	assert.deepEqual(
		line?.history.slice(-2).map(({ action }) => action),
		["submission.withdraw", "submission.restore"],
	);
});

test("of two who withdraw or disqualify at once, one is told that it has moved on", async () => {
	const place = await readyToSend();
	const id = await scored(place);
	const input = { submissionId: id };
	const judgement = { ...input, reason: "It was made by hand", appeal: "Write to us in a week" };
	const done = await Promise.allSettled([
		withdrawSubmission(place.ana.at(), input),
		disqualifySubmission(place.organizer.at(), judgement),
	]);
	assert.equal(done.filter(({ status }) => status === "fulfilled").length, 1);
});

test("disqualified with a reason and a way to appeal: off the board, nothing refunded, the team reads why; reinstated as it was", async () => {
	const place = await readyToSend();
	const { ana, organizer, slugs } = place;
	const id = await scored(place);
	const input = { submissionId: id };
	const judgement = { ...input, reason: "It was made by hand", appeal: "Write to us in a week" };
	await assert.rejects(disqualifySubmission(ana.at(), judgement), NotAllowed);
	await disqualifySubmission(organizer.at(), judgement);
	assert.equal((await readBoard(ana.at(), slugs)).rows.length, 0);
	const view = await readSubmission(ana.at(), input);
	assert.equal(view.disqualification, "It was made by hand\n\nTo appeal: Write to us in a week");
	assert.ok((await slotOf(id))?.spentAt);
	await assert.rejects(withdrawSubmission(ana.at(), input), NotAllowed);
	const appeal = { ...input, reason: "Their code makes it" };
	await assert.rejects(reinstateSubmission(ana.at(), appeal), NotAllowed);
	await reinstateSubmission(organizer.at(), appeal);
	assert.equal((await readBoard(ana.at(), slugs)).rows.length, 1);
	assert.equal((await readSubmission(ana.at(), input)).disqualification, null);
	assert.deepEqual(await eventsOf(id), [
		"submission.scored",
		"submission.disqualified",
		"submission.reinstated",
	]);
	const [line] = await auditOf(id, "submission.reinstate");
	assert.equal(line?.detail.reason, "Their code makes it");
});

test("a verified submission says what was seen; the mark can be taken off, and only a scored one has it", async () => {
	const place = await readyToSend();
	const { ana, organizer } = place;
	const id = await scored(place);
	const mark = { submissionId: id, note: "Code and weights run here" };
	await assert.rejects(verifySubmission(ana.at(), mark), NotAllowed);
	await verifySubmission(organizer.at(), mark);
	assert.equal((await readSubmission(ana.at(), { submissionId: id })).verification, mark.note);
	await verifySubmission(organizer.at(), { ...mark, note: null });
	assert.equal((await stateOf(id)).verifiedAt, null);
	const waiting = await submit(ana.at(), place.slugs, place.methodId);
	await assert.rejects(
		verifySubmission(organizer.at(), { ...mark, submissionId: waiting }),
		NotAllowed,
	);
});

test("EvalAI#2209, codabench#1162: organizers run a failed one again, after the end, at no charge, and it is the same submission", async () => {
	const place = await readyToSend({ dailyQuota: 2 });
	const { ana, organizer, slugs, methodId } = place;
	const inScoring = await submit(ana.at(), slugs, methodId);
	const inChecking = await submit(ana.at(), slugs, methodId);
	await validateNow(inScoring, key);
	await failSubmission(asWorker(), await claim(inScoring, "score", key), aFault);
	await failSubmission(asWorker(), await claim(inChecking, "validate", key), aFault);
	for (let n = 0; n < 2; n++) await scored(place);
	for (const submissionId of [inScoring, inChecking]) {
		await assert.rejects(rerunSubmission(ana.at(), { submissionId }), NotAllowed);
		const later = organizer.at(new Date(Date.now() + 48 * hour));
		await rerunSubmission(later, { submissionId });
		await assert.rejects(rerunSubmission(later, { submissionId }), NotAllowed);
		await validateNow(submissionId, key);
		await scoreNow(submissionId, key);
		assert.equal((await stateOf(submissionId)).state, "scored");
		assert.ok((await slotOf(submissionId))?.refundedAt, "it holds no attempt");
	}
	assert.equal((await listTeamSubmissions(ana.at(), slugs)).length, 4);
});
