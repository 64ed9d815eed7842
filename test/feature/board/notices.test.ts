import assert from "node:assert/strict";
import { test } from "node:test";
import { revealPhase } from "#lib/challenge/index.ts";
import { readBoardMoments } from "#lib/leaderboard/index.ts";
import { boardsChannel, listen } from "#lib/queue/index.ts";
import { editTeam } from "#lib/teams/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { ruled, teamOf } from "#test/support/teams.ts";
import { openPhase, readyToSend, submit } from "#test/support/world.ts";

const workerKey = await databaseWithWorker();

/** The first notice about a board while `work` runs. */
async function heardOf(work: () => Promise<unknown>): Promise<string> {
	let hear = (_phaseId: string) => {};
	const first = new Promise<string>((resolve) => {
		hear = resolve;
	});
	const ear = listen({ channels: [boardsChannel], heard: (_, phaseId) => hear(phaseId) });
	await ear.ready;
	await work();
	const heard = await first;
	await ear.close();
	return heard;
}

async function scored(place: Awaited<ReturnType<typeof readyToSend>>, now: Date): Promise<void> {
	const id = await submit(place.ana.at(now), place.slugs, place.methodId);
	await validateNow(id, workerKey);
	await scoreNow(id, workerKey);
}

test("what is scored behind a freeze has no public page made anew, and after the reveal it has", async () => {
	const place = await readyToSend({ freezesAt: new Date("2026-02-01T00:00:00Z") });
	const other = await readyToSend();
	const first = await heardOf(async () => {
		await scored(place, new Date("2026-02-02T00:00:00Z"));
		await scored(other, new Date("2026-02-02T00:00:00Z"));
	});
	assert.equal(first, other.phase.id, "notices come in the order of their commits");
	await heardOf(() =>
		revealPhase(place.organizer.at(new Date("2026-03-01T00:00:00Z")), place.slugs),
	);
	const revealed = await heardOf(() => scored(place, new Date("2026-02-03T00:00:00Z")));
	assert.equal(revealed, place.phase.id);
});

test("a team's new name reaches whoever keeps its boards at once", async () => {
	const place = await openPhase();
	const team = await teamOf(place, "renamed");
	const wish = { challenge: place.slugs.challenge, description: "", isOpen: false };
	const heard = await heardOf(() => editTeam(team.captain.at(), { ...wish, name: "Another name" }));
	assert.equal(heard, place.phase.id);
});

test("so does a reveal", async () => {
	const place = await openPhase({ freezesAt: new Date("2026-02-01T00:00:00Z") });
	const heard = await heardOf(() =>
		revealPhase(place.organizer.at(new Date("2026-03-01T00:00:00Z")), place.slugs),
	);
	assert.equal(heard, place.phase.id);
});

test("the instants by which a board becomes another are a phase's freeze and end, and the end of anonymity", async () => {
	const at = (day: number) => new Date(Date.UTC(2031, 0, day));
	const place = await ruled(await openPhase({ freezesAt: at(10), closesAt: at(20) }), {
		anonymousUntil: at(30),
	});
	const ctx = place.organizer.at();
	const between = async (after: Date, until: Date) => readBoardMoments(ctx, { after, until });
	const day = 86_400_000;
	for (const [moment, next] of [
		[at(10), at(20)],
		[at(20), at(30)],
		[at(30), null],
	] as const) {
		const [before, reached] = [new Date(moment.getTime() - 1), new Date(moment.getTime() + day)];
		assert.deepEqual(await between(new Date(moment.getTime() - day), before), {
			changed: [],
			next: moment,
		});
		assert.deepEqual(await between(before, moment), { changed: [place.phase.id], next });
		assert.deepEqual(await between(moment, reached), { changed: [], next });
	}
});
