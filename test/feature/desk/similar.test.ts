import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { and, eq, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { events } from "#drizzle/schema/events.ts";
import { teams } from "#drizzle/schema/teams.ts";
import { database, inTransaction } from "#lib/db/index.ts";
import { judgeSimilar, listSimilar, noteLikeness, similarInput } from "#lib/desk/index.ts";
import { NotAllowed, NotFound } from "#lib/errors.ts";
import { asWorker, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { manySubmissions } from "#test/support/many-submissions.ts";
import {
	encode,
	method,
	openPhase,
	type Person,
	person,
	readyToSend,
	stateOf,
	submit,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

type Place = Awaited<ReturnType<typeof openPhase>>;
type Player = { who: Person; methodId: string };

async function player({ slugs }: Place, name: string): Promise<Player> {
	const who = await person(name);
	return { who, methodId: (await method(who, slugs.challenge, `${name}'s`)).id };
}

const perVideo = 30;

/** Proposals of its own for every seed; `shift` moves every bound, `scores` are of no matter. */
const file = (seed: number, { shift = 0, scores = 1 } = {}) =>
	encode({
		version: randomUUID(),
		external_data: { used: false, details: "" },
		results: Object.fromEntries(
			["a", "b", "c", "d"].map((id, video) => [
				id,
				Array.from({ length: perVideo }, (_, n) => {
					const onset = ((n * 37 + seed * 101 + video * 53) % 90) / 10 + 0.02;
					const length = 0.3 + ((n * 13 + seed * 7) % 7) / 10;
					return {
						segment: [onset + shift, Math.min(onset + length + shift, 10)],
						score: ((n * scores) % 17) / 17,
					};
				}),
			]),
		),
	});

const scoredEvent = async (submissionId: string) => {
	const [event] = await database()
		.select()
		.from(events)
		.where(and(eq(events.submissionId, submissionId), eq(events.kind, "submission.scored")));
	assert.ok(event);
	return event;
};

const look = async (submissionId: string) => {
	const event = await scoredEvent(submissionId);
	await inTransaction((tx) => noteLikeness(tx, asWorker(), event));
};

async function sendAndLook({ slugs }: Place, { who, methodId }: Player, bytes: Uint8Array) {
	const id = await submit(who.at(), slugs, methodId, bytes);
	await validateNow(id, key);
	await scoreNow(id, key);
	await look(id);
	return id;
}

const pairsOf = async ({ organizer, slugs }: Place, judgement = "open") =>
	(await listSimilar(organizer.at(), similarInput.parse({ challenge: slugs.challenge, judgement })))
		.pairs;

test("crowdAI#708, rse-grand-challenge#543: the same bytes under two names are found, once, whichever is scored again", async () => {
	const place = await openPhase();
	const [ana, bob] = [await player(place, "ana"), await player(place, "bob")];
	const bytes = file(1);
	const one = await sendAndLook(place, ana, bytes);
	assert.deepEqual(await pairsOf(place), []);
	const two = await sendAndLook(place, bob, bytes);
	await look(one);
	await look(two);
	const [pair, ...others] = await pairsOf(place);
	assert.ok(pair);
	assert.equal(others.length, 0);
	assert.deepEqual([pair.isIdentical, pair.similarity], [true, 1]);
	assert.deepEqual([pair.one.id, pair.other.id], [one, two], "the earlier first");
	assert.deepEqual([pair.one.team.name, pair.other.team.name], ["ana", "bob"]);
});

test("other scores, another order and bounds moved by a hair do not hide a copy; a method of one's own is not in the list", async () => {
	const place = await openPhase();
	const [ana, bob, eve] = [
		await player(place, "ana"),
		await player(place, "bob"),
		await player(place, "eve"),
	];
	await sendAndLook(place, ana, file(2));
	const rescored = await sendAndLook(place, bob, file(2, { scores: 5 }));
	await sendAndLook(place, eve, file(9));
	const pairs = await pairsOf(place);
	assert.deepEqual(
		pairs.map(({ other, isIdentical }) => [other.id, isIdentical]),
		[[rescored, false]],
	);
	assert.equal(pairs[0]?.similarity, 1);
	const moved = await sendAndLook(place, eve, file(2, { shift: 0.005 }));
	const found = (await pairsOf(place)).filter(({ other }) => other.id === moved);
	assert.equal(found.length, 2, "one pair with each of the two other teams");
	assert.ok(found.every(({ similarity }) => (similarity ?? 0) >= 0.7));
});

test("a team's own files, the organizers' baselines and files of a few segments are not compared", async () => {
	const place = await openPhase();
	const [ana, bob, house] = [
		await player(place, "ana"),
		await player(place, "bob"),
		await player(place, "house"),
	];
	const one = await sendAndLook(place, ana, file(3));
	await sendAndLook(place, ana, file(3, { scores: 3 }));
	assert.deepEqual(await pairsOf(place), []);
	const { teamId } = await stateOf(
		await submit(house.who.at(), place.slugs, house.methodId, file(4)),
	);
	await database().update(teams).set({ isBaseline: true }).where(eq(teams.id, teamId));
	await sendAndLook(place, house, file(3, { scores: 7 }));
	assert.deepEqual(await pairsOf(place), []);
	const few = (details: string) =>
		encode({
			version: "1",
			external_data: { used: false, details },
			results: { a: [{ segment: [2, 4], score: 1 }], b: [], c: [], d: [] },
		});
	await sendAndLook(place, ana, few("ana's"));
	await sendAndLook(place, bob, few("bob's"));
	assert.deepEqual(await pairsOf(place), []);
	assert.equal((await stateOf(one)).state, "scored");
});

test("teams that are one by now are no pair any more", async () => {
	const place = await openPhase();
	const [ana, bob] = [await player(place, "ana"), await player(place, "bob")];
	await sendAndLook(place, ana, file(5));
	const two = await sendAndLook(place, bob, file(5));
	assert.equal((await pairsOf(place)).length, 1);
	const { teamId } = await stateOf((await pairsOf(place))[0]?.one.id ?? "");
	await database().execute(sql`update methods set team_id = ${teamId} where id = ${bob.methodId}`);
	assert.equal((await stateOf(two)).teamId, teamId);
	assert.deepEqual(await pairsOf(place), []);
});

test("a pair is noted by organizers, with before and after in the log, and nothing happens to its teams", async () => {
	const place = await openPhase();
	const [ana, bob] = [await player(place, "ana"), await player(place, "bob")];
	const one = await sendAndLook(place, ana, file(6));
	const two = await sendAndLook(place, bob, file(6));
	const [pair] = await pairsOf(place);
	assert.ok(pair);
	const { challenge } = place.slugs;
	const judge = (who: Person, judgement: "nothing" | "noted", note: string) =>
		judgeSimilar(who.at(), { challenge, pairId: pair.id, judgement, note });
	await judge(place.organizer, "noted", "same laboratory, asked");
	await judge(place.organizer, "nothing", "a shared detector, allowed");
	assert.deepEqual(await pairsOf(place), []);
	assert.deepEqual(await pairsOf(place, "noted"), []);
	const [judged] = await pairsOf(place, "nothing");
	assert.deepEqual([judged?.note, judged?.judgedBy], ["a shared detector, allowed", "organizer"]);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.subjectId, pair.id))
		.orderBy(auditLog.id);
	assert.deepEqual(
		lines.map(({ action, detail, challengeId }) => [action, detail, challengeId]),
		[
			[
				"similar.judge",
				{
					before: { judgement: null, note: null },
					after: { judgement: "noted", note: "same laboratory, asked" },
				},
				place.challenge.id,
			],
			[
				"similar.judge",
				{
					before: { judgement: "noted", note: "same laboratory, asked" },
					after: { judgement: "nothing", note: "a shared detector, allowed" },
				},
				place.challenge.id,
			],
		],
	);
	for (const id of [one, two]) assert.equal((await stateOf(id)).state, "scored");
	const elsewhere = await openPhase();
	for (const who of [ana.who, elsewhere.organizer]) {
		await assert.rejects(judge(who, "nothing", "it is fine"), NotAllowed);
		await assert.rejects(listSimilar(who.at(), similarInput.parse({ challenge })), NotAllowed);
	}
	await assert.rejects(
		judgeSimilar(elsewhere.organizer.at(), {
			challenge: elsewhere.slugs.challenge,
			pairId: pair.id,
			judgement: "noted",
			note: "from elsewhere",
		}),
		NotFound,
	);
});

test("a new file is compared with the few that share a key, however many there are", async (context) => {
	const place = await readyToSend();
	const bob = await player(place, "bob");
	const eve = await player(place, "eve");
	await manySubmissions(place, 10_000);
	await database().execute(sql`
		insert into likeness_keys (phase_id, hash, submission_id)
		select phase_id, (random() * 4294967295)::bigint, id from submissions, generate_series(1, 16)
		where phase_id = ${place.phase.id} on conflict do nothing`);
	await database().execute(sql`analyze likeness_keys`);
	await sendAndLook(place, bob, file(7));
	const id = await submit(eve.who.at(), place.slugs, eve.methodId, file(7, { scores: 3 }));
	await validateNow(id, key);
	await scoreNow(id, key);
	const started = performance.now();
	await look(id);
	const took = performance.now() - started;
	context.diagnostic(`one new file against 10,002: ${took.toFixed(1)} ms`);
	assert.equal((await pairsOf(place)).length, 1);
	assert.ok(took < 2000);
});
