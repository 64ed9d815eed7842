import assert from "node:assert/strict";
import { test } from "node:test";
import { and, asc, eq, inArray } from "drizzle-orm";
import {
	quotaGrants,
	quotaSlots,
	submissions,
	uploadIntents,
} from "#drizzle/schema/submissions.ts";
import { methods } from "#drizzle/schema/teams.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { beginUpload, cancelSubmission, completeUpload } from "#lib/submissions/index.ts";
import {
	answerRequest,
	askToMerge,
	leaveTeam,
	readTeam,
	transferCaptaincy,
	withdrawRequest,
} from "#lib/teams/index.ts";
import { claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { atOnce, membersOf, ownTeam, ruled, teamOf, teamRow } from "#test/support/teams.ts";
import {
	announce,
	arrive,
	encode,
	method,
	openPhase,
	type Person,
	proposalsFinding,
	stateOf,
	submit,
	uploadOf,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

type Place = Awaited<ReturnType<typeof openPhase>>;
type Team = Awaited<ReturnType<typeof teamOf>>;

const ask = (place: Place, from: Team, into: Team, at?: Date) =>
	askToMerge(from.captain.at(at), {
		challenge: place.slugs.challenge,
		team: into.number,
		message: "Shall we?",
	});

const accept = (who: Person, asked: { requestId: string }, at?: Date) =>
	answerRequest(who.at(at), { ...asked, answer: "accept" });

async function scored(place: Place, team: Team, methodId: string, at?: Date) {
	const bytes = encode({ ...proposalsFinding(2), version: String(Math.random()) });
	const id = await submit(team.captain.at(at), place.slugs, methodId, bytes);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

const slotsOf = async (teamId: string) => {
	const rows = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.teamId, teamId))
		.orderBy(asc(quotaSlots.day), asc(quotaSlots.slot));
	return rows.map(({ day, slot, submissionId }) => [day, slot, submissionId]);
};

test("merging takes people, methods, files and attempts along and leaves a tombstone that leads on", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const [from, into] = [await teamOf(place, "from", 1), await teamOf(place, "into", 1)];
	const [theirs, ours] = [
		await method(from.captain, challenge, "Same name"),
		await method(into.captain, challenge, "Same name"),
	];
	const [monday, tuesday] = ["2026-03-02", "2026-03-03"];
	const noon = (day: string) => new Date(`${day}T12:00:00Z`);
	const a = await scored(place, into, ours.id, noon(monday));
	const b = await scored(place, from, theirs.id, noon(monday));
	const c = await scored(place, from, theirs.id, noon(tuesday));
	const waiting = await submit(from.captain.at(noon(tuesday)), place.slugs, theirs.id);
	await ask(place, from, into).then((asked) => accept(into.captain, asked));

	assert.deepEqual(await membersOf(from.id), {});
	const members = await membersOf(into.id);
	assert.equal(Object.keys(members).length, 4);
	assert.deepEqual([members[into.captain.id], members[from.captain.id]], ["captain", "member"]);
	const db = database();
	const names = await db.select().from(methods).where(eq(methods.teamId, into.id));
	assert.deepEqual(Object.fromEntries(names.map(({ id, name }) => [id, name])), {
		[ours.id]: "Same name",
		[theirs.id]: "Same name (2)",
	});
	for (const id of [a, b, c, waiting]) assert.equal((await stateOf(id)).teamId, into.id);
	assert.deepEqual(await slotsOf(into.id), [
		[monday, 1, a],
		[monday, 2, b],
		[tuesday, 1, c],
	]);
	assert.deepEqual(await slotsOf(from.id), []);
	// What waited goes on, and takes its attempt of the team that it is of now.
	await validateNow(waiting, key);
	assert.deepEqual((await slotsOf(into.id)).at(-1), [tuesday, 2, waiting]);

	assert.equal((await teamRow(from.id)).mergedIntoId, into.id);
	const tombstone = await readTeam(contextFor(visitor), { challenge, team: from.number });
	assert.deepEqual(tombstone.mergedInto, { number: into.number, name: into.name });
	assert.deepEqual([tombstone.people, tombstone.methods, tombstone.scored], [[], [], 0]);
	const rows = (await readBoard(contextFor(visitor), place.slugs)).rows;
	assert.deepEqual(rows.map((row) => [row.method, row.team]).sort(), [
		["Same name (2)", into.name],
		["Same name", into.name],
	]);
});

test("a tombstone leads to where the team is now, however often that one merged", async () => {
	const place = await openPhase();
	const [a, b, c] = [await teamOf(place, "a"), await teamOf(place, "b"), await teamOf(place, "c")];
	await accept(b.captain, await ask(place, a, b));
	await accept(c.captain, await ask(place, b, c));
	const asked = { challenge: place.slugs.challenge, team: a.number };
	assert.equal((await readTeam(contextFor(visitor), asked)).mergedInto?.number, c.number);
	assert.equal(Object.keys(await membersOf(c.id)).length, 3);
	await assert.rejects(ask(place, c, a), { code: "conflict", message: /merged/ });
});

test("teams that are too large together are told so, when asking and when answering", async () => {
	const place = await ruled(await openPhase(), { maxTeamMembers: 3 });
	const [from, into] = [await teamOf(place, "from", 1), await teamOf(place, "into")];
	const asked = await ask(place, from, into);
	await ruled(place, { maxTeamMembers: 2 });
	await assert.rejects(accept(into.captain, asked), {
		code: "conflict",
		message: /3 people together, 2 allowed/,
	});
	await assert.rejects(ask(place, into, from), { message: /3 people together/ });
	assert.equal(Object.keys(await membersOf(from.id)).length, 2, "nothing moved");
	assert.equal((await teamRow(from.id)).mergedIntoId, null);
});

test("teams that used more attempts of a day together than one may have do not merge", async () => {
	const place = await openPhase({ dailyQuota: 2, totalQuota: 4 });
	const challenge = place.slugs.challenge;
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const [theirs, ours] = [
		await method(from.captain, challenge),
		await method(into.captain, challenge),
	];
	const at = new Date("2026-03-02T23:59:59.999Z");
	await scored(place, from, theirs.id, at);
	await scored(place, from, theirs.id, at);
	const last = await submit(into.captain.at(at), place.slugs, ours.id);
	await validateNow(last, key);
	await assert.rejects(ask(place, from, into), {
		code: "conflict",
		message: /2026-03-02 \(UTC\): more attempts together than one team may make/,
	});
	// An attempt that was given back counts no more, and one that was granted is allowed.
	await database().insert(quotaGrants).values({
		teamId: from.id,
		phaseId: place.phase.id,
		day: "2026-03-02",
		slots: 1,
		reason: "for the test",
		grantedBy: place.organizer.id,
		grantedAt: at,
	});
	const asked = await ask(place, from, into);
	await cancelSubmission(into.captain.at(), { submissionId: last });
	await database().delete(quotaGrants).where(eq(quotaGrants.teamId, from.id));
	await accept(into.captain, asked);
	const live = (await slotsOf(into.id)).map(([, slot]) => slot);
	assert.equal(live.length, 3, "the refunded one came along, with its reason");
});

test("attempts in all count too, and a team's grants come along with it", async () => {
	const place = await openPhase({ dailyQuota: 2, totalQuota: 2 });
	const challenge = place.slugs.challenge;
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const [theirs, ours] = [
		await method(from.captain, challenge),
		await method(into.captain, challenge),
	];
	await scored(place, from, theirs.id, new Date("2026-03-02T12:00:00Z"));
	await scored(place, from, theirs.id, new Date("2026-03-03T12:00:00Z"));
	await scored(place, into, ours.id, new Date("2026-03-04T12:00:00Z"));
	await assert.rejects(ask(place, from, into), {
		message: /in all: more attempts together than one team may make/,
	});
	await database().insert(quotaGrants).values({
		teamId: from.id,
		phaseId: place.phase.id,
		day: "2026-03-05",
		slots: 1,
		reason: "for the test",
		grantedBy: place.organizer.id,
		grantedAt: new Date(),
	});
	await accept(into.captain, await ask(place, from, into));
	const grants = await database()
		.select()
		.from(quotaGrants)
		.where(inArray(quotaGrants.teamId, [from.id, into.id]));
	assert.deepEqual(
		grants.map(({ teamId }) => teamId),
		[into.id],
	);
});

test("a merge needs both captains: who asked must still be one, and who answers too", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const [from, into] = [await teamOf(place, "from", 1), await teamOf(place, "into", 1)];
	const [theirMember, ourMember] = [from.others[0], into.others[0]];
	assert.ok(theirMember && ourMember);
	await assert.rejects(
		askToMerge(theirMember.at(), { challenge, team: into.number, message: "" }),
		{ code: "not_allowed" },
	);
	await assert.rejects(
		askToMerge(from.captain.at(), { challenge, team: from.number, message: "" }),
		{ code: "conflict", message: /your own team/ },
	);
	const asked = await ask(place, from, into);
	for (const who of [from.captain, theirMember, ourMember])
		await assert.rejects(accept(who, asked), { code: "not_allowed" });
	await transferCaptaincy(from.captain.at(), { challenge, userId: theirMember.id });
	await assert.rejects(accept(into.captain, asked), {
		code: "conflict",
		message: /no longer the captain/,
	});
	const newer = await askToMerge(theirMember.at(), { challenge, team: into.number, message: "" });
	await withdrawRequest(theirMember.at(), newer);
	await withdrawRequest(theirMember.at(), asked);
	await assert.rejects(accept(into.captain, newer), { code: "conflict" });
	assert.equal((await ownTeam(into.captain, place))?.requests.length, 0);
});

test("teams do not merge from the freeze's instant on", async () => {
	const at = new Date("2027-06-01T12:00:00Z");
	const place = await ruled(await openPhase(), { teamsFreezeAt: at });
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const before = new Date(at.getTime() - 1);
	await assert.rejects(ask(place, from, into, at), { message: /frozen/ });
	const asked = await ask(place, from, into, before);
	await assert.rejects(accept(into.captain, asked, at), { message: /frozen/ });
	await accept(into.captain, asked, before);
	assert.equal((await teamRow(from.id)).mergedIntoId, into.id);
});

test("of two merges that cross one happens and the other is told", async () => {
	const place = await openPhase();
	for (let round = 0; round < 5; round++) {
		const [a, b] = [await teamOf(place, `a${round}`), await teamOf(place, `b${round}`)];
		const [aIntoB, bIntoA] = [await ask(place, a, b), await ask(place, b, a)];
		const { done, told } = await atOnce([
			() => accept(b.captain, aIntoB),
			() => accept(a.captain, bIntoA),
		]);
		assert.equal(done, 1);
		assert.match(told[0]?.message ?? "", /has merged into another one meanwhile/);
		const rows = [await teamRow(a.id), await teamRow(b.id)];
		assert.equal(rows.filter(({ mergedIntoId }) => mergedIntoId === null).length, 1);
	}
});

test("a ring of three merges at once leaves nobody without a team, and no team without a captain", async () => {
	const place = await openPhase();
	const [a, b, c] = [await teamOf(place, "a"), await teamOf(place, "b"), await teamOf(place, "c")];
	const asked = [await ask(place, a, b), await ask(place, b, c), await ask(place, c, a)];
	const captains = [b.captain, c.captain, a.captain];
	const { done, told } = await atOnce(
		captains.map((captain, at) => async () => {
			const one = asked[at];
			if (one) await accept(captain, one);
		}),
	);
	assert.ok(done >= 1);
	for (const { message } of told)
		assert.match(message, /merged into another|no longer the captain|Only|answered or taken/);
	for (const { captain } of [a, b, c]) {
		const own = await ownTeam(captain, place);
		assert.ok(own, "nobody is without a team");
		assert.equal(own.members.filter(({ role }) => role === "captain").length, 1);
	}
});

test("a file announced or sent while teams merge is in the merged team or its sender is told", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	for (let round = 0; round < 8; round++) {
		const [from, into] = [await teamOf(place, `f${round}`), await teamOf(place, `i${round}`)];
		const { id: methodId } = await method(from.captain, challenge);
		const bytes = encode({ ...proposalsFinding(1), version: String(round) });
		const upload = uploadOf(place.slugs, methodId, bytes);
		const begun = await announce(from.captain.at(), upload);
		await arrive(begun, bytes);
		const asked = await ask(place, from, into);
		const { told } = await atOnce([
			() => accept(into.captain, asked),
			() => completeUpload(from.captain.at(), { intentId: begun.intentId }),
			() => beginUpload(from.captain.at(), upload),
			() => method(from.captain, challenge, "Another"),
		]);
		for (const error of told)
			assert.ok("code" in error && ["conflict", "not_allowed"].includes(String(error.code)), error);
		assert.equal((await teamRow(from.id)).mergedIntoId, into.id);
		const left = await database()
			.select({ id: uploadIntents.id })
			.from(uploadIntents)
			.where(eq(uploadIntents.teamId, from.id));
		assert.deepEqual(left, []);
		assert.deepEqual(
			await database().select().from(methods).where(eq(methods.teamId, from.id)),
			[],
		);
		const sent = await completeUpload(from.captain.at(), { intentId: begun.intentId });
		assert.equal((await stateOf(sent.submissionId)).teamId, into.id);
	}
});

test("a file in a worker's hand while its team merges is counted for the merged team", async () => {
	const place = await openPhase();
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const { id: methodId } = await method(from.captain, place.slugs.challenge);
	const id = await submit(from.captain.at(), place.slugs, methodId);
	const asked = await ask(place, from, into);
	const held = await claim(id, "validate", key);
	await accept(into.captain, asked);
	const { concludeValidation, retrySubmission } = await import("#lib/submissions/index.ts");
	const worker = contextFor({ kind: "system", name: "test worker" });
	await assert.rejects(concludeValidation(worker, held, { ok: true }), { code: "conflict" });
	await retrySubmission(worker, held, "as the worker does");
	await validateNow(id, key);
	const [slot] = await database()
		.select()
		.from(quotaSlots)
		.where(and(eq(quotaSlots.submissionId, id), eq(quotaSlots.teamId, into.id)));
	assert.ok(slot);
	const [row] = await database().select().from(submissions).where(eq(submissions.id, id));
	assert.deepEqual([row?.state, row?.teamId], ["queued", into.id]);
});

test("a team that nobody is left in is asked nothing and asks nothing", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const asked = await ask(place, from, into);
	await leaveTeam(from.captain.at(), { challenge });
	await assert.rejects(accept(into.captain, asked), { code: "conflict" });
	await assert.rejects(ask(place, into, from), { message: /Nobody is in this team/ });
});
