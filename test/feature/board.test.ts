import assert from "node:assert/strict";
import { test } from "node:test";
import { contextFor } from "#lib/context.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { withdrawSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import {
	encode,
	method,
	person,
	proposalsFinding,
	readyToSend,
	submit,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

type Place = Awaited<ReturnType<typeof readyToSend>>;

async function scored(place: Place, found: number, from = place.ana, methodId = place.methodId) {
	const file = encode({ ...proposalsFinding(found), version: `${found} ${Math.random()}` });
	const id = await submit(from.at(), place.slugs, methodId, file);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

const rowsOf = async (place: Place) => (await readBoard(contextFor(visitor), place.slugs)).rows;

test("a method stands with its best submission, of equal ones with the earlier", async () => {
	const place = await readyToSend();
	await scored(place, 1);
	const best = await scored(place, 3);
	await scored(place, 3);
	const rows = await rowsOf(place);
	assert.deepEqual(
		rows.map(({ id, submissions, rank }) => [id, submissions, rank]),
		[[best, 3, 1]],
	);
});

test("withdrawing the best brings back the next one, and withdrawing all leaves no row", async () => {
	const place = await readyToSend();
	const [lesser, best] = [await scored(place, 1), await scored(place, 3)];
	await withdrawSubmission(place.ana.at(), { submissionId: best });
	assert.deepEqual(
		(await rowsOf(place)).map(({ id }) => id),
		[lesser],
	);
	await withdrawSubmission(place.ana.at(), { submissionId: lesser });
	assert.deepEqual(await rowsOf(place), []);
});

test("equal teams share a rank, and the board grows by one revision for each change", async () => {
	const place = await readyToSend();
	const before = (await readBoard(contextFor(visitor), place.slugs)).revision;
	const bo = await person("bo");
	const { id: other } = await method(bo, place.slugs.challenge, "Other");
	await scored(place, 2);
	await scored(place, 2, bo, other);
	const board = await readBoard(contextFor(visitor), place.slugs);
	assert.deepEqual(
		board.rows.map(({ rank }) => rank),
		[1, 1],
	);
	assert.ok(before !== null);
	assert.equal(board.revision, before + 2);
});
