import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { evaluations, rescoringTries } from "#drizzle/schema/submissions.ts";
import { applyChallenge, readDesk } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import { Invalid, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { rescoringKind } from "#lib/queue/index.ts";
import {
	abandonRescoring,
	claimRescores,
	exportPreview,
	followEvaluators,
	listRescorings,
	postponeRescores,
	previewInput,
	publishRescoring,
	readChoices,
	readPreview,
	readRescoring,
	recoverRescorings,
	retryRescore,
	retryRescoring,
	startInput,
	startRescoring,
} from "#lib/rescoring/index.ts";
import {
	defaultProtocol,
	detectionMapProtocolInput,
	spottingF1ProtocolInput,
} from "#lib/scoring/index.ts";
import {
	concludeScoring,
	disqualifySubmission,
	readSubmission,
	reinstateSubmission,
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
import {
	anotherLabelSet,
	rescoreNow,
	scoredFor,
	takeNow,
	threeTeams,
} from "#test/support/rescoring.ts";
import {
	anotherFile,
	method,
	openPhase,
	person,
	readyToSend,
	stateOf,
	submit,
} from "#test/support/world.ts";

const key = await databaseWithWorker();
const note = "The clips of two videos were a second late.";
const limits = { heldLimitSeconds: 600 };

async function begun() {
	const place = await openPhase();
	const one = await scoredFor(place, await person("one"), 2, key);
	const { id: labelSetId } = await anotherLabelSet(place);
	const at = place.organizer.at();
	const { id: rescoringId } = await startRescoring(at, { ...place.slugs, labelSetId, note });
	return { ...place, ...one, labelSetId, input: { challenge: place.slugs.challenge, rescoringId } };
}

const take = async (submissionId: string, by = key) =>
	(await takeNow([submissionId], by))[0] ?? null;

test("who may rescore: the challenge's organizers and administrators, at every verb", async () => {
	const place = await begun();
	const { input, slugs, labelSetId, who } = place;
	const stranger = await person("stranger");
	const other = (await openPhase()).organizer;
	const verbs = {
		start: (ctx: ReturnType<typeof contextFor>) =>
			startRescoring(ctx, { ...slugs, labelSetId, note }),
		list: (ctx: ReturnType<typeof contextFor>) => listRescorings(ctx, slugs),
		choices: (ctx: ReturnType<typeof contextFor>) => readChoices(ctx, slugs),
		read: (ctx: ReturnType<typeof contextFor>) => readRescoring(ctx, input),
		preview: (ctx: ReturnType<typeof contextFor>) => readPreview(ctx, previewInput.parse(input)),
		csv: (ctx: ReturnType<typeof contextFor>) => exportPreview(ctx, previewInput.parse(input)),
		retry: (ctx: ReturnType<typeof contextFor>) => retryRescoring(ctx, input),
		publish: (ctx: ReturnType<typeof contextFor>) => publishRescoring(ctx, input),
		abandon: (ctx: ReturnType<typeof contextFor>) => abandonRescoring(ctx, input),
	};
	for (const [name, verb] of Object.entries(verbs)) {
		const asVisitor = () => verb(contextFor(visitor));
		await assert.rejects(
			asVisitor,
			(error) => error instanceof NotSignedIn || error instanceof NotAllowed,
			name,
		);
		for (const nobody of [stranger, other, who])
			await assert.rejects(() => verb(nobody.at()), NotAllowed, `${name} as ${nobody.email}`);
	}
	const elsewhere = { ...input, challenge: (await openPhase()).slugs.challenge };
	const admin = contextFor({ kind: "member", userId: stranger.id, isAdmin: true });
	await assert.rejects(readRescoring(admin, elsewhere), NotFound, "of that challenge it is none");
	assert.equal((await listRescorings(admin, slugs)).length, 1);
	await assert.rejects(claimRescores(who.at(), { atMost: 1, workerKey: key }), NotAllowed);
});

test("what cannot be rescored is refused with where and why", async () => {
	const place = await openPhase();
	const at = place.organizer.at();
	const fresh = await anotherLabelSet(place, { version: 2 });
	const asked = { ...place.slugs, labelSetId: fresh.id, note };
	await assert.rejects(startRescoring(at, asked), /Nothing has been scored in this phase yet/);
	await threeTeams(place, key);
	const wrong = async (input: object, pointer: string) =>
		assert.rejects(startRescoring(at, { ...asked, ...input }), (error) => {
			assert.ok(error instanceof Invalid);
			assert.equal(error.problems[0]?.pointer, pointer);
			return true;
		});
	const elsewhere = await anotherLabelSet(await openPhase());
	await wrong({ labelSetId: elsewhere.id }, "/labelSetId");
	const unchecked = { version: 3, state: "received", checkedAt: null } as const;
	await wrong({ labelSetId: (await anotherLabelSet(place, unchecked)).id }, "/labelSetId");
	await wrong({ labelSetId: place.phase.id }, "/labelSetId");
	const f1 = spottingF1ProtocolInput.parse({ evaluator: "spotting-f1" });
	await wrong({ protocol: f1 }, "/protocol/evaluator");
	const detection = detectionMapProtocolInput.parse({ evaluator: "detection-map" });
	const { id: stepped } = place.phase;
	await database()
		.update(phases)
		.set({ hasStepRule: true, protocol: detection })
		.where(eq(phases.id, stepped));
	await wrong({ protocol: { ...detection, tiouThresholds: [0.5] } }, "/protocol/evaluator");
	await database()
		.update(phases)
		.set({ hasStepRule: false, protocol: defaultProtocol })
		.where(eq(phases.id, stepped));
	const same = { ...place.slugs, note };
	await assert.rejects(startRescoring(at, same), /Nothing would be different/);
	assert.equal(startInput.safeParse({ ...same, note: "short" }).success, false);
	const stricter = { ...defaultProtocol, tiouThresholds: [0.5] };
	await startRescoring(at, { ...same, protocol: stricter });
	await assert.rejects(startRescoring(at, asked), /is under way/);
});

test("a challenge with evaluations cannot be edited onto other labels, so a rescoring's base stays; where it did change, publishing refuses", async () => {
	const place = await begun();
	await rescoreNow(place.submissionId, key);
	const at = place.organizer.at();
	const { document, revision } = await readDesk(at, place.slugs);
	const [phase] = document.phases;
	assert.ok(phase);
	const edited = await applyChallenge(at, {
		document: { ...document, phases: [{ ...phase, labelSet: 2 }] },
		revision,
		dryRun: false,
		note: "Other labels",
	});
	assert.match(edited.problems[0]?.message ?? "", /changes only by rescoring/);
	await database()
		.update(phases)
		.set({ evaluatorVersion: "0.9.0" })
		.where(eq(phases.id, place.phase.id));
	await assert.rejects(publishRescoring(at, place.input), /stands on other labels/);
	await abandonRescoring(at, place.input);
});

test("an edit of the challenge and a publication at once: neither undoes the other", async () => {
	for (let round = 0; round < 5; round++) {
		const place = await begun();
		await rescoreNow(place.submissionId, key);
		const at = place.organizer.at();
		const { document } = await readDesk(at, place.slugs);
		const [edit, publication] = await Promise.allSettled([
			applyChallenge(at, {
				document: { ...document, summary: "Edited meanwhile." },
				revision: null,
				dryRun: false,
				note: "Said better",
			}),
			publishRescoring(at, place.input),
		]);
		assert.equal(publication.status, "fulfilled");
		assert.equal(edit.status, "fulfilled");
		const after = (await readDesk(at, place.slugs)).document;
		assert.equal(after.phases[0]?.labelSet, 2, "the edit did not put the old labels back");
	}
});

test("three tries that come to nothing hold the publication back, with the reason, until it is tried again by hand", async () => {
	const place = await begun();
	const { submissionId, input } = place;
	const at = place.organizer.at();
	for (const tries of [1, 2, 3]) {
		const held = await take(submissionId);
		assert.ok(held);
		assert.equal(held.tries, tries);
		assert.equal(await take(submissionId), null, "it is in one hand only");
		await retryRescore(asWorker(), held, "the submission's file is missing from the storage");
	}
	assert.equal(await take(submissionId), null, "it is given up");
	const view = await readRescoring(at, input);
	assert.deepEqual([view.progress.failed, view.isSettled], [1, true]);
	assert.match(view.failures[0]?.message ?? "", /missing from the storage/);
	assert.equal(view.failures[0]?.tries, 3);
	await assert.rejects(publishRescoring(at, input), /1 of 1 submissions could not be scored/);
	await recoverRescorings(asWorker(), limits);
	assert.equal(await take(submissionId), null, "no sweep tries it again by itself");
	assert.deepEqual(await retryRescoring(at, input), { submissions: 1 });
	assert.ok(await rescoreNow(submissionId, key));
	assert.deepEqual((await readRescoring(at, input)).failures, []);
	await publishRescoring(at, input);
});

test("a submission that was given up no longer holds anything back once it is disqualified; reinstated, it is scored on what the board shows", async () => {
	const place = await begun();
	const { submissionId, input } = place;
	const at = place.organizer.at();
	for (let n = 0; n < 3; n++) {
		const held = await take(submissionId);
		assert.ok(held);
		await retryRescore(asWorker(), held, "a fault");
	}
	const reason = "its file is gone from the storage";
	await disqualifySubmission(at, { submissionId, reason, appeal: "Write to us within a week." });
	await publishRescoring(at, input);
	await reinstateSubmission(at, { submissionId, reason });
	assert.equal((await readBoard(contextFor(visitor), place.slugs)).rows.length, 0);
	assert.equal((await readRescoring(at, input)).progress.failed, 1, "the desk says so");
	assert.deepEqual(await retryRescoring(at, input), { submissions: 1 });
	assert.ok(await rescoreNow(submissionId, key));
	assert.equal((await readBoard(contextFor(visitor), place.slugs)).rows.length, 1);
});

test("what is abandoned is not tried again, by hand or by a sweep", async () => {
	const { submissionId, input, organizer } = await begun();
	await abandonRescoring(organizer.at(), input);
	await assert.rejects(retryRescoring(organizer.at(), input), /was abandoned/);
	await recoverRescorings(asWorker(), limits);
	assert.equal(await take(submissionId), null);
});

test("while the storage is away a submission waits and loses no try", async () => {
	const { submissionId } = await begun();
	for (let n = 0; n < 5; n++) {
		const held = await take(submissionId);
		assert.equal(held?.tries, 1);
		assert.ok(held);
		await postponeRescores(asWorker(), [held], 5);
	}
});

test("many go into one hand, and what was tried before goes alone: a file that ends its worker takes the others along once", async () => {
	const place = await openPhase();
	const teams = Object.values(await threeTeams(place, key));
	const submissionIds = teams.map((team) => team.submissionId);
	const { id: labelSetId } = await anotherLabelSet(place);
	await startRescoring(place.organizer.at(), { ...place.slugs, labelSetId, note });
	const all = await takeNow(submissionIds, key);
	assert.deepEqual(new Set(all.map((claim) => claim.submission.id)), new Set(submissionIds));
	assert.deepEqual(await takeNow(submissionIds, key), [], "none is in two hands");
	for (const claim of all) await retryRescore(asWorker(), claim, "The worker died.");
	const again: string[] = [];
	for (const _ of teams) {
		const [claim, ...others] = await takeNow(submissionIds, key);
		assert.equal(claim?.tries, 2);
		assert.deepEqual(others, [], "one after the other");
		again.push(claim.submission.id);
	}
	assert.deepEqual(new Set(again), new Set(submissionIds));
	assert.deepEqual(await takeNow(submissionIds, key), []);
});

test("what waits is drawn from the queue into a hand in one step: no sweep asks for it meanwhile", async () => {
	const place = await begun();
	const taken: string[] = [];
	const drawn = () => claimRescores(asWorker(), { atMost: 50, workerKey: key });
	for (let claims = await drawn(); claims; claims = await drawn())
		taken.push(...claims.map(({ submission }) => submission.id));
	assert.ok(taken.includes(place.submissionId));
	await recoverRescorings(asWorker(), limits);
	const { rows } = await pool().query(
		"select from pgboss.job where name = $1 and singleton_key = $2",
		[rescoringKind, place.submissionId],
	);
	assert.deepEqual(rows, []);
});

test("what a dead worker held is taken up again, and given up when three die of it", async () => {
	const place = await begun();
	const { submissionId } = place;
	for (const tries of [1, 2, 3]) {
		const doomed = await workerKey();
		const held = await take(submissionId, doomed.key);
		assert.equal(held?.tries, tries);
		await recoverRescorings(asWorker(), limits);
		assert.equal(await take(submissionId), null, "it lives and holds it");
		doomed.die();
		const [row] = await database()
			.select()
			.from(rescoringTries)
			.where(eq(rescoringTries.submissionId, submissionId));
		assert.equal(row?.claimedBy, doomed.key);
		// The connection ends when the database notices; until then the sweep leaves it alone.
		for (let left = doomed.key as bigint | null; left !== null; ) {
			await recoverRescorings(asWorker(), limits);
			const [now] = await database()
				.select()
				.from(rescoringTries)
				.where(eq(rescoringTries.submissionId, submissionId));
			left = now?.claimedBy ?? null;
		}
	}
	const view = await readRescoring(place.organizer.at(), place.input);
	assert.match(view.failures[0]?.message ?? "", /worker died/);
});

test("a submission in scoring while the phase is published goes back, and is scored on what the board shows", async () => {
	const place = await begun();
	await rescoreNow(place.submissionId, key);
	const eve = await person("eve");
	const { id: methodId } = await method(eve, place.slugs.challenge);
	const submissionId = await submit(eve.at(), place.slugs, methodId, anotherFile(2));
	await validateNow(submissionId, key);
	const held = await claim(submissionId, "score", key);
	const score = await scoreOf(held);
	await publishRescoring(place.organizer.at(), place.input);
	assert.equal(await concludeScoring(asWorker(), held, score), false);
	const back = await stateOf(submissionId);
	assert.deepEqual([back.state, back.tries], ["queued", 0]);
	const rows = await database()
		.select()
		.from(evaluations)
		.where(eq(evaluations.submissionId, submissionId));
	assert.equal(rows.length, 0);
});

test("a release with a newer evaluator: an empty phase follows, one with figures stays until it is rescored", async () => {
	const old = { evaluatorVersion: "0.9.0" };
	const empty = await readyToSend(old);
	const full = await openPhase();
	const { submissionId, who } = await scoredFor(full, await person("full"), 2, key);
	await followEvaluators(asWorker());
	const [followed] = await database().select().from(phases).where(eq(phases.id, empty.phase.id));
	assert.notEqual(followed?.evaluatorVersion, "0.9.0");
	const id = await submit(empty.ana.at(), empty.slugs, empty.methodId);
	await validateNow(id, key);
	await scoreNow(id, key);
	assert.ok((await readSubmission(empty.ana.at(), { submissionId: id })).figures);
	const newer = { evaluatorVersion: "99.0.0" };
	await database().update(phases).set(newer).where(eq(phases.id, empty.phase.id));
	await followEvaluators(asWorker());
	const [stays] = await database().select().from(phases).where(eq(phases.id, empty.phase.id));
	assert.equal(stays?.evaluatorVersion, "99.0.0", "an older release leads no phase back");
	assert.ok((await readSubmission(who.at(), { submissionId })).figures);
});
