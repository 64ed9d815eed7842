import assert from "node:assert/strict";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { phases } from "#drizzle/schema/challenge.ts";
import { events } from "#drizzle/schema/events.ts";
import { evaluations, quotaSlots } from "#drizzle/schema/submissions.ts";
import { listChanges } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import { listAudit } from "#lib/desk/index.ts";
import { Conflict } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	abandonRescoring,
	listNotes,
	previewInput,
	publishRescoring,
	readEarlierFigures,
	readPreview,
	readRescoring,
	startRescoring,
} from "#lib/rescoring/index.ts";
import { readSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker } from "#test/support/hands.ts";
import { anotherLabelSet, rescoreNow, scoredFor, threeTeams } from "#test/support/rescoring.ts";
import { openPhase, person } from "#test/support/world.ts";

const key = await databaseWithWorker();
const note = "The clips of two videos were a second late.";

async function begun(changes: Parameters<typeof openPhase>[0] = {}) {
	const place = await openPhase(changes);
	const teams = await threeTeams(place, key);
	const { challenge } = place.slugs;
	const labelSet = await anotherLabelSet(place);
	const at = place.organizer.at();
	const asked = { ...place.slugs, labelSetId: labelSet.id, note };
	const { id: rescoringId } = await startRescoring(at, asked);
	const input = { challenge, rescoringId };
	const all = Object.values(teams).map(({ submissionId }) => submissionId);
	return { ...place, teams, labelSet, input, asked, all };
}

const ranks = async (slugs: { challenge: string; phase: string }) =>
	(await readBoard(contextFor(visitor), slugs)).rows.map(({ rank, method }) => [rank, method]);

const asItWas = [
	[1, "Finds 4"],
	[2, "Finds 3"],
	[3, "Finds 2"],
];
const mended = [
	[1, "Finds 2"],
	[2, "Finds 3"],
	[3, "Finds 4"],
];

async function waitingJobs(ids: readonly string[]): Promise<number> {
	const { rows } = await pool().query<{ jobs: number }>(
		"select count(*)::int as jobs from pgboss.job where name = 'rescore-submission' and state = 'created' and singleton_key = any($1)",
		[ids],
	);
	return rows[0]?.jobs ?? 0;
}

test("codalab#3339, codabench#2224, #2128: labels are mended; the board shows the old figures to the last, then all new ones at once", async () => {
	const { organizer, slugs, input, teams, all, labelSet, phase } = await begun();
	const at = organizer.at();
	assert.equal(await waitingJobs(all), 3, "each submission is asked for in the same transaction");
	for (const submissionId of all) {
		assert.deepEqual(await ranks(slugs), asItWas);
		assert.ok(await rescoreNow(submissionId, key));
	}
	assert.deepEqual(await ranks(slugs), asItWas, "all are scored, and nothing of it is shown");
	const preview = await readPreview(at, previewInput.parse(input));
	assert.ok(preview.isComplete);
	assert.deepEqual(preview.counts, { up: 1, down: 1, same: 1, enters: 0, leaves: 0, scores: 2 });
	await publishRescoring(at, input);
	assert.deepEqual(await ranks(slugs), mended);
	const [row] = await database().select().from(phases).where(eq(phases.id, phase.id));
	assert.equal(row?.labelSetId, labelSet.id);
	const two = await readSubmission(teams.two.who.at(), { submissionId: teams.two.submissionId });
	assert.equal(two.figures?.provenance.labelSetSha256, labelSet.sha256);
	const earlier = await readEarlierFigures(teams.two.who.at(), {
		submissionId: teams.two.submissionId,
	});
	const [was] = preview.rows.filter(({ methodId }) => methodId === teams.two.methodId);
	assert.deepEqual(
		earlier.map(({ score, note: said }) => [score, said]),
		[[was?.before?.score, note]],
	);
});

test("what is published is told once: note, change log, event, audit with before and after", async () => {
	const { organizer, slugs, input, all, challenge, phase, labelSet } = await begun();
	for (const id of all) await rescoreNow(id, key);
	await publishRescoring(organizer.at(), input);
	const [said] = await listNotes(contextFor(visitor), slugs);
	assert.equal(said?.note, note);
	const [change] = await listChanges(contextFor(visitor), input);
	assert.equal(change?.note, note);
	assert.deepEqual(change?.changes, [{ path: "phases.test.labelSet", before: 1, after: 2 }]);
	const told = await database().select().from(events).where(eq(events.challengeId, challenge.id));
	const published = told.filter(({ kind }) => kind === "rescoring.published");
	assert.equal(published.length, 1);
	assert.equal(published[0]?.phaseId, phase.id);
	assert.deepEqual(published[0]?.detail, { rescoringId: input.rescoringId, phase: "test", note });
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "rescoring"), eq(auditLog.subjectId, input.rescoringId)));
	assert.deepEqual(
		lines.map(({ action }) => action),
		["rescoring.start", "rescoring.publish"],
	);
	assert.deepEqual(lines[1]?.detail.changes, change?.changes);
	const { entries } = await listAudit(organizer.at(), {
		...{ challenge: slugs.challenge, subject: input.rescoringId },
	});
	assert.deepEqual(
		entries.map(({ before, after }) => [before, after]),
		[1, 2].map(() => [{ "phases.test.labelSet": 1 }, { "phases.test.labelSet": 2 }]),
		"the desk's log says of its beginning and its end what stood there before",
	);
	assert.equal((await readRescoring(organizer.at(), input)).changes[0]?.after, labelSet.version);
});

test("EvalAI#2209: rescoring works after the end, takes no attempt and changes no submission", async () => {
	const place = await openPhase();
	const teams = await threeTeams(place, key);
	const closed = new Date(Date.now() - 60_000);
	await database().update(phases).set({ closesAt: closed }).where(eq(phases.id, place.phase.id));
	const { submissionId, who } = teams.four;
	const before = await readSubmission(who.at(), { submissionId });
	const slotsBefore = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.phaseId, place.phase.id));
	const labelSet = await anotherLabelSet(place);
	const at = place.organizer.at();
	const { id: rescoringId } = await startRescoring(at, {
		...{ ...place.slugs, labelSetId: labelSet.id, note },
	});
	for (const team of Object.values(teams)) await rescoreNow(team.submissionId, key);
	await publishRescoring(at, { challenge: place.slugs.challenge, rescoringId });
	const after = await readSubmission(who.at(), { submissionId });
	assert.deepEqual(after.history, before.history, "its states and their times are as they were");
	assert.equal(after.figures?.provenance.labelSetSha256, labelSet.sha256);
	assert.notDeepEqual(after.figures, before.figures);
	const slots = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.phaseId, place.phase.id));
	assert.deepEqual(slots, slotsBefore);
});

test("codabench#1162, #1177, #1182: a rescoring adds an evaluation to a submission, never a submission, and once however often it is done", async () => {
	const { input, all, organizer, phase, labelSet } = await begun();
	for (const id of [...all, ...all]) await rescoreNow(id, key);
	await abandonRescoring(organizer.at(), input);
	const again = { challenge: input.challenge, phase: phase.slug, labelSetId: labelSet.id, note };
	const { id: rescoringId } = await startRescoring(organizer.at(), again);
	const view = await readRescoring(organizer.at(), { ...input, rescoringId });
	assert.deepEqual(
		[view.progress.scored, view.isSettled],
		[3, true],
		"what the abandoned one has scored on the same basis is there",
	);
	for (const id of all) {
		assert.equal(await rescoreNow(id, key), false);
		const rows = await database()
			.select()
			.from(evaluations)
			.where(eq(evaluations.submissionId, id));
		assert.equal(rows.length, 2);
	}
	await publishRescoring(organizer.at(), { ...input, rescoringId });
});

test("what is abandoned is shown nowhere, and leaves no line in public", async () => {
	const { organizer, slugs, input, all, teams } = await begun();
	for (const id of all) await rescoreNow(id, key);
	await abandonRescoring(organizer.at(), input);
	assert.deepEqual(await ranks(slugs), asItWas);
	assert.deepEqual(await listNotes(contextFor(visitor), slugs), []);
	assert.deepEqual(await listChanges(contextFor(visitor), input), []);
	const { submissionId } = teams.two;
	assert.deepEqual(await readEarlierFigures(teams.two.who.at(), { submissionId }), []);
	await assert.rejects(publishRescoring(organizer.at(), input), /was abandoned/);
});

test("what is scored for the first time meanwhile has both figures, and publishing waits for them", async () => {
	const place = await begun();
	for (const id of place.all) await rescoreNow(id, key);
	const late = await scoredFor(place, await person("late"), 0, key);
	assert.equal((await ranks(place.slugs)).length, 4, "it stands on the board as that is");
	assert.equal(await waitingJobs([late.submissionId]), 1, "it is asked for as it is scored");
	const at = place.organizer.at();
	await assert.rejects(publishRescoring(at, place.input), /1 of 4 submissions are still/);
	assert.ok(await rescoreNow(late.submissionId, key));
	await publishRescoring(at, place.input);
	assert.equal((await ranks(place.slugs)).length, 4);
});

test("twenty organizers publish and abandon at once: one is heard, and it is what happened", async () => {
	for (const verb of [publishRescoring, abandonRescoring] as const) {
		const { organizer, input, all, slugs } = await begun();
		for (const id of all) await rescoreNow(id, key);
		const both = Array.from({ length: 20 }, (_, n) =>
			n % 2 === 0 ? verb : verb === publishRescoring ? abandonRescoring : publishRescoring,
		);
		const done = await Promise.allSettled(both.map((run) => run(organizer.at(), input)));
		const heard = done.flatMap(({ status }, n) => (status === "fulfilled" ? [both[n]] : []));
		assert.equal(heard.length, 1);
		for (const outcome of done)
			if (outcome.status === "rejected") assert.ok(outcome.reason instanceof Conflict);
		assert.deepEqual(await ranks(slugs), heard[0] === publishRescoring ? mended : asItWas);
		const notes = await listNotes(contextFor(visitor), slugs);
		assert.equal(notes.length, heard[0] === publishRescoring ? 1 : 0);
	}
});

test("two organizers begin at once: one rescoring of a phase is under way", async () => {
	const place = await openPhase();
	await threeTeams(place, key);
	const { id: labelSetId } = await anotherLabelSet(place);
	const done = await Promise.allSettled(
		Array.from({ length: 10 }, () =>
			startRescoring(place.organizer.at(), { ...place.slugs, labelSetId, note }),
		),
	);
	assert.equal(done.filter(({ status }) => status === "fulfilled").length, 1);
	for (const outcome of done)
		if (outcome.status === "rejected") assert.match(String(outcome.reason), /is under way/);
});
