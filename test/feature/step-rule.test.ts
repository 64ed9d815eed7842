import assert from "node:assert/strict";
import { test } from "node:test";
import { contextFor } from "#lib/context.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	concludeScoring,
	disqualifySubmission,
	readSubmission,
	reinstateSubmission,
	restoreSubmission,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, scoreOf, validateNow } from "#test/support/hands.ts";
import { encode, proposalsFinding, readyToSend, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

type Place = Awaited<ReturnType<typeof readyToSend>>;

/** A file that finds the clips of just these videos of the four. */
const finding = (...videos: string[]) =>
	encode({
		...proposalsFinding(0),
		results: Object.fromEntries(
			["a", "b", "c", "d"].map((id) => [
				id,
				[{ segment: videos.includes(id) ? [2, 4] : [8, 9], score: 0.5 }],
			]),
		),
	});

// Of four videos, {b, c} has one clip more than {a}, but by gaining two and losing one: within chance.
// {a, b, c} has two more than {a} and loses none.
const files = { first: finding("a"), lucky: finding("b", "c"), better: finding("a", "b", "c") };
type Name = keyof typeof files;

async function received(place: Place, names: readonly Name[]) {
	const ids = new Map<Name, string>();
	for (const [minute, name] of names.entries()) {
		const at = place.ana.at(new Date(Date.UTC(2026, 5, 1, 12, minute)));
		const id = await submit(at, place.slugs, place.methodId, files[name]);
		await validateNow(id, key);
		ids.set(name, id);
	}
	return (name: Name) => ids.get(name) ?? "";
}

async function conclude(submissionId: string) {
	const held = await claim(submissionId, "score", key);
	assert.ok(await concludeScoring(asWorker(), held, await scoreOf(held)));
}

const shown = async (place: Place) =>
	(await readBoard(contextFor(visitor), place.slugs)).rows.map(({ id }) => id);

test("a new best is shown only when it beats the shown one by more than the step", async () => {
	const place = await readyToSend({ hasStepRule: true });
	const id = await received(place, ["first", "lucky", "better"]);
	await conclude(id("first"));
	assert.deepEqual(await shown(place), [id("first")]);
	await conclude(id("lucky"));
	assert.deepEqual(await shown(place), [id("first")], "a higher score, but no step");
	await conclude(id("better"));
	assert.deepEqual(await shown(place), [id("better")]);
});

test("without the step rule the highest score is shown at once", async () => {
	const place = await readyToSend();
	const id = await received(place, ["first", "lucky"]);
	await conclude(id("first"));
	await conclude(id("lucky"));
	assert.deepEqual(await shown(place), [id("lucky")]);
});

for (const order of [
	["first", "lucky", "better"],
	["first", "better", "lucky"],
	["lucky", "first", "better"],
	["lucky", "better", "first"],
	["better", "first", "lucky"],
	["better", "lucky", "first"],
] as const)
	test(`scored in the order ${order.join(", ")}, the board ends as in the order of receipt`, async () => {
		const place = await readyToSend({ hasStepRule: true });
		const id = await received(place, ["first", "lucky", "better"]);
		for (const name of order) await conclude(id(name));
		assert.deepEqual(await shown(place), [id("better")]);
		await withdrawSubmission(place.ana.at(), { submissionId: id("better") });
		assert.deepEqual(await shown(place), [id("first")], "the lucky one is still no step");
	});

test("two that are concluded at once each see the other", async () => {
	for (let time = 0; time < 3; time++) {
		const place = await readyToSend({ hasStepRule: true });
		const id = await received(place, ["first", "lucky"]);
		await Promise.all([conclude(id("lucky")), conclude(id("first"))]);
		assert.deepEqual(await shown(place), [id("first")]);
	}
});

test("what is taken off the board takes its place in the chain with it, and brings it back", async () => {
	const place = await readyToSend({ hasStepRule: true });
	const id = await received(place, ["first", "lucky", "better"]);
	for (const name of ["better", "lucky", "first"] as const) await conclude(id(name));
	const own = place.ana.at();
	await withdrawSubmission(own, { submissionId: id("first") });
	assert.deepEqual(await shown(place), [id("better")]);
	const judged = { submissionId: id("better"), reason: "Trained on it.", appeal: "Write to us." };
	await disqualifySubmission(place.organizer.at(), judged);
	assert.deepEqual(await shown(place), [id("lucky")], "now the first of those that stand");
	await restoreSubmission(own, { submissionId: id("first") });
	assert.deepEqual(await shown(place), [id("first")]);
	await reinstateSubmission(place.organizer.at(), judged);
	assert.deepEqual(await shown(place), [id("better")]);
});

test("the team reads on each result whether it stands, was surpassed or was no step", async () => {
	const place = await readyToSend({ hasStepRule: true });
	const id = await received(place, ["first", "lucky", "better"]);
	for (const name of ["first", "lucky", "better"] as const) await conclude(id(name));
	const stepOf = async (name: Name) =>
		(await readSubmission(place.ana.at(), { submissionId: id(name) })).step;
	const standing = id("better");
	assert.deepEqual(await stepOf("better"), { place: "standing", standing });
	assert.deepEqual(await stepOf("first"), { place: "surpassed", standing });
	assert.deepEqual(await stepOf("lucky"), { place: "held_back", standing });
});

test("who may not see figures is not told how they compare either", async () => {
	const place = await readyToSend({ hasStepRule: true, figuresVisibility: "none" });
	const id = await received(place, ["first"]);
	await conclude(id("first"));
	const asked = { submissionId: id("first") };
	assert.equal((await readSubmission(place.ana.at(), asked)).step, null);
	assert.equal((await readSubmission(place.organizer.at(), asked)).step?.place, "standing");
});
