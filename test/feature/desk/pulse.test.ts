import assert from "node:assert/strict";
import { test } from "node:test";
import { deskTeamsInput, listDeskTeams, readDeskTeam, readPulse } from "#lib/desk/index.ts";
import { NotAllowed, NotFound } from "#lib/errors.ts";
import { listen, workerName } from "#lib/queue/index.ts";
import { cancelSubmission, failSubmission, grantAttempts } from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { method, openPhase, person, readyToSend, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

test("EvalAI#4390, codabench#2258: the desk says what waits since when, what runs, what failed, and whether a worker lives", async () => {
	const place = await readyToSend();
	const { ana, slugs, methodId, organizer } = place;
	const pulse = () => readPulse(organizer.at(), slugs);
	const { health: quiet, days } = await pulse();
	assert.deepEqual(quiet, {
		...{ waiting: 0, oldestWaitingSince: null, running: 0, failedLastDay: 0, workers: 0 },
	});
	assert.equal(days.length, 30);
	const early = new Date(Date.now() - 60_000);
	const waits = await submit(ana.at(early), slugs, methodId);
	const queued = await submit(ana.at(), slugs, methodId);
	await validateNow(queued, key);
	const held = await submit(ana.at(), slugs, methodId);
	await claim(held, "validate", key);
	const broken = await submit(ana.at(), slugs, methodId);
	await failSubmission(asWorker(), await claim(broken, "validate", key), {
		message: "It stopped.",
		fault: "why",
		isTooHeavy: false,
	});
	const { health } = await pulse();
	assert.deepEqual(health, {
		...{ waiting: 2, running: 1, failedLastDay: 1, workers: 0 },
		oldestWaitingSince: (await stateOf(waits)).receivedAt.toISOString(),
	});
	const worker = listen({ channels: [], name: workerName, heard: () => {} });
	await worker.ready;
	assert.equal((await pulse()).health.workers, 1);
	await worker.close();
	const elsewhere = await openPhase();
	assert.equal((await readPulse(elsewhere.organizer.at(), elsewhere.slugs)).health.waiting, 0);
	await assert.rejects(readPulse(ana.at(), slugs), NotAllowed);
});

test("a day's files are counted by what became of them, on their UTC day", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend();
	const now = new Date("2026-06-10T12:00:00Z");
	const scored = await submit(ana.at(new Date("2026-06-09T23:59:59Z")), slugs, methodId);
	await validateNow(scored, key);
	await scoreNow(scored, key);
	const cancelled = await submit(ana.at(new Date("2026-06-10T00:00:00Z")), slugs, methodId);
	await cancelSubmission(ana.at(now), { submissionId: cancelled });
	await submit(ana.at(now), slugs, methodId);
	await submit(ana.at(new Date("2026-05-01T00:00:00Z")), slugs, methodId);
	const { days } = await readPulse(organizer.at(now), slugs);
	assert.deepEqual([days[0]?.day, days.at(-1)?.day], ["2026-05-12", "2026-06-10"]);
	const nothing = { scored: 0, rejected: 0, failed: 0, underWay: 0, ended: 0 };
	assert.deepEqual(days.slice(-2), [
		{ ...nothing, day: "2026-06-09", scored: 1 },
		{ ...nothing, day: "2026-06-10", underWay: 1, ended: 1 },
	]);
	assert.equal(days.slice(0, -2).filter(({ underWay }) => underWay > 0).length, 0);
});

test("organizers see each team's people, files and what it may still send, with what was granted", async () => {
	const { ana, slugs, methodId, organizer } = await readyToSend({ dailyQuota: 2, totalQuota: 3 });
	const bob = await person("bob");
	await method(bob, slugs.challenge, "Bob's");
	const id = await submit(ana.at(), slugs, methodId);
	await validateNow(id, key);
	const { teamId } = await stateOf(id);
	const day = new Date().toISOString().slice(0, 10);
	const reason = "The server was away";
	await grantAttempts(organizer.at(), { ...slugs, teamId, day, slots: 4, reason });
	const list = (asked: Record<string, string> = {}) =>
		listDeskTeams(organizer.at(), deskTeamsInput.parse({ challenge: slugs.challenge, ...asked }));
	const { teams } = await list();
	assert.deepEqual(
		teams.map(({ name, members, submissions, scored }) => [name, members, submissions, scored]),
		[
			["ana", 1, 1, 0],
			["bob", 1, 0, 0],
		],
	);
	assert.deepEqual(teams[0]?.quotas, [
		{ phase: slugs.phase, usedToday: 1, leftToday: 5, used: 1, left: 6 },
	]);
	assert.deepEqual(teams[1]?.quotas, [
		{ phase: slugs.phase, usedToday: 0, leftToday: 2, used: 0, left: 3 },
	]);
	const named = async (text: string) => (await list({ text })).teams.map(({ name }) => name);
	assert.deepEqual(await named("BO"), ["bob"]);
	assert.deepEqual(await named(`#${teams[1]?.number}`), ["bob"]);
	assert.deepEqual((await list({ after: String(teams[0]?.number) })).teams.length, 1);
	const input = { challenge: slugs.challenge, team: teams[1]?.number ?? 0 };
	assert.equal((await readDeskTeam(organizer.at(), input)).team.name, "bob");
	for (const who of [ana, (await openPhase()).organizer]) {
		await assert.rejects(listDeskTeams(who.at(), input), NotAllowed);
		await assert.rejects(readDeskTeam(who.at(), input), NotAllowed);
	}
	await assert.rejects(readDeskTeam(organizer.at(), { ...input, team: 999_999 }), NotFound);
});
