import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { phases } from "#drizzle/schema/challenge.ts";
import { events } from "#drizzle/schema/events.ts";
import { listChanges, readPhase, revealPhase } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { readSubmission, withdrawSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { atOnce } from "#test/support/teams.ts";
import { anotherFile, person, readyToSend, submit } from "#test/support/world.ts";

const workerKey = await databaseWithWorker();

const june = (day: number) => new Date(Date.UTC(2026, 5, day));
const freezesAt = june(10);
const closesAt = june(20);

/** A phase that freezes on the 10th and ends on the 20th, and a file of before and one of behind the freeze. */
async function frozen(changes: Parameters<typeof readyToSend>[0] = {}) {
	const place = await readyToSend({ freezesAt, closesAt, ...changes });
	const scored = async (day: number, found: number) => {
		const at = place.ana.at(june(day));
		const id = await submit(at, place.slugs, place.methodId, anotherFile(found));
		await validateNow(id, workerKey);
		await scoreNow(id, workerKey);
		return id;
	};
	const before = await scored(9, 1);
	return { ...place, before, later: await scored(10, 3) };
}

type Place = Awaited<ReturnType<typeof frozen>>;

const boardFor = (place: Place, ctx: { now: Date } & ReturnType<typeof contextFor>) =>
	readBoard(ctx, place.slugs);
const seen = async (place: Place, now: Date) =>
	(await boardFor(place, { ...contextFor(visitor), now })).rows.map(({ id }) => id);

test("a frozen board shows what was received before, says since when, and counts nothing later", async () => {
	const place = await frozen();
	const eve = await person("eve");
	for (const ctx of [{ ...contextFor(visitor), now: june(11) }, eve.at(june(11))]) {
		const board = await boardFor(place, ctx);
		assert.deepEqual(
			board.rows.map(({ id, submissions }) => [id, submissions]),
			[[place.before, 1]],
		);
		assert.deepEqual(board.freeze, {
			...{ at: freezesAt.toISOString(), state: "frozen" },
			...{ revealedAt: null, isWhole: false },
		});
		assert.equal(board.labelQuestions, 1);
	}
	const own = await boardFor(place, place.ana.at(june(11)));
	assert.equal(own.rows[0]?.id, place.before, "their own team's board is everybody's");
	const result = await readSubmission(place.ana.at(june(11)), { submissionId: place.later });
	const recall = result.figures?.figures.find(({ key }) => key === "ar100");
	assert.equal(recall?.value, 75, "its later figures are on its own page");
	assert.equal(result.frozenSince, freezesAt.toISOString());
	assert.deepEqual(await seen(place, june(25)), [place.before], "the end alone reveals nothing");
});

test("organizers see behind the freeze, and what they were shown is not what the next reader gets", async () => {
	const place = await frozen();
	const whole = await boardFor(place, place.organizer.at(june(11)));
	assert.deepEqual(
		whole.rows.map(({ id, submissions }) => [id, submissions]),
		[[place.later, 2]],
	);
	assert.equal(whole.freeze?.isWhole, true);
	assert.equal(whole.labelQuestions, 2);
	assert.deepEqual(await seen(place, june(11)), [place.before]);
});

test("what is withdrawn behind a freeze leaves no tombstone that others see before the reveal", async () => {
	const place = await frozen();
	await withdrawSubmission(place.ana.at(june(11)), { submissionId: place.later });
	const stones = async (ctx: Parameters<typeof boardFor>[1]) =>
		(await boardFor(place, ctx)).tombstones.map(({ id }) => id);
	assert.deepEqual(await stones({ ...contextFor(visitor), now: june(12) }), []);
	assert.deepEqual(await stones(place.organizer.at(june(12))), [place.later]);
	await revealPhase(place.organizer.at(june(13)), place.slugs);
	assert.deepEqual(await stones({ ...contextFor(visitor), now: june(13) }), [place.later]);
});

for (const [when, now] of [
	["before", june(15)],
	["after", june(22)],
] as const)
	test(`revealed ${when} the end, everything is there from that instant; it is logged, told and said in public`, async () => {
		const place = await frozen();
		const whole = (await boardFor(place, place.organizer.at(now))).revision ?? 0;
		const revealed = await revealPhase(place.organizer.at(now), place.slugs);
		assert.equal(revealed.revealedAt, now.toISOString());
		assert.deepEqual(await seen(place, now), [place.later]);
		const after = await boardFor(place, { ...contextFor(visitor), now });
		assert.equal(after.revision, whole + 1);
		assert.deepEqual(
			[after.freeze?.state, after.freeze?.revealedAt, after.freeze?.isWhole],
			["revealed", now.toISOString(), true],
		);
		const [change] = await listChanges(place.ana.at(), { challenge: place.slugs.challenge });
		const path = `phases.${place.slugs.phase}.revealedAt`;
		assert.deepEqual(change?.changes, [{ path, before: null, after: now.toISOString() }]);
		const logged = await database()
			.select()
			.from(auditLog)
			.where(eq(auditLog.action, "board.reveal"));
		const own = logged.filter(({ subjectId }) => subjectId === place.challenge.id);
		assert.deepEqual(
			own.map(({ actorId, at }) => [actorId, at]),
			[[place.organizer.id, now]],
		);
		const told = await database().select().from(events).where(eq(events.phaseId, place.phase.id));
		const ofReveal = told.filter(({ kind }) => kind === "challenge.changed");
		assert.deepEqual(
			ofReveal.map(({ detail }) => detail.paths),
			[[path]],
		);
	});

test("a board is revealed once: not before it freezes, not again, not by others, and by one of two at once", async () => {
	const place = await frozen();
	const reveal = (ctx: ReturnType<typeof contextFor>) => revealPhase(ctx, place.slugs);
	const refused = (ctx: ReturnType<typeof contextFor>, reason: string) =>
		assert.rejects(reveal(ctx), (error) => {
			assert.ok(error instanceof NotAllowed);
			assert.equal(error.details.reason, reason);
			return true;
		});
	await refused(place.organizer.at(june(9)), "board_not_frozen");
	await refused(place.ana.at(june(15)), "organizers_only");
	await refused((await person("eve")).at(june(15)), "organizers_only");
	const two = await atOnce([1, 2].map(() => () => reveal(place.organizer.at(june(15)))));
	assert.deepEqual([two.done, two.told.length], [1, 1]);
	await refused(place.organizer.at(june(16)), "board_not_frozen");
	const changes = await listChanges(place.ana.at(), { challenge: place.slugs.challenge });
	assert.equal(changes.length, 1);
});

test("a phase that never freezes has nothing to reveal", async () => {
	const place = await frozen({ freezesAt: null });
	await assert.rejects(revealPhase(place.organizer.at(june(15)), place.slugs), NotAllowed);
	assert.equal((await boardFor(place, place.organizer.at(june(15)))).freeze, null);
});

test("figures shown while a phase ran are gone at its end's very instant, and the other way round, from the same cache", async () => {
	const late = new Date(closesAt.getTime() - 1);
	const closing = await frozen({
		...{ freezesAt: null, figuresVisibility: "everyone", closedVisibility: "own" },
	});
	assert.equal((await seen(closing, late)).length, 1);
	await assert.rejects(seen(closing, closesAt), NotAllowed);
	assert.equal((await seen(closing, late)).length, 1);
	const opening = await frozen({
		...{ freezesAt: null, figuresVisibility: "none", closedVisibility: "everyone" },
	});
	await assert.rejects(seen(opening, late), NotAllowed);
	assert.deepEqual(await seen(opening, closesAt), [opening.later]);
});

test("a phase that froze and was revealed says both in what everybody reads of it", async () => {
	const place = await frozen();
	await revealPhase(place.organizer.at(june(15)), place.slugs);
	const { phase } = await readPhase(place.ana.at(), place.slugs);
	const [row] = await database().select().from(phases).where(eq(phases.id, place.phase.id));
	assert.equal(phase.revealedAt, row?.revealedAt?.toISOString());
	assert.equal(phase.freezesAt, freezesAt.toISOString());
});
