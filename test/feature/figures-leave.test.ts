import assert from "node:assert/strict";
import { test } from "node:test";
import { contextFor } from "#lib/context.ts";
import { NotAllowed } from "#lib/errors.ts";
import { arrange, arrangementInput, exportBoard, readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { listSubmissions, readSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { encode, person, proposalsFinding, readyToSend, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

/** Three of four clips found, with the third found late: figures with endless decimals. */
const uneven = {
	...proposalsFinding(1),
	results: {
		...proposalsFinding(1).results,
		b: [
			{ segment: [7, 9], score: 0.9 },
			{ segment: [6, 9], score: 0.8 },
			{ segment: [2, 4.7], score: 0.1 },
		],
	},
};

async function scored(changes: Parameters<typeof readyToSend>[0]) {
	const place = await readyToSend(changes);
	const submissionId = await submit(place.ana.at(), place.slugs, place.methodId, encode(uneven));
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	return { ...place, submissionId };
}

/** Every number of a document, wherever it stands. */
function numbersOf(tree: unknown): number[] {
	if (typeof tree === "number") return [tree];
	if (typeof tree !== "object" || tree === null) return [];
	return Object.values(tree).flatMap(numbersOf);
}

/** How long every list of numbers in a document is. */
function listsOf(tree: unknown): number[] {
	if (typeof tree !== "object" || tree === null) return [];
	const inner = Object.values(tree).flatMap(listsOf);
	const isList = Array.isArray(tree) && tree.every((item) => typeof item === "number");
	return isList ? [tree.length, ...inner] : inner;
}

const hasMoreThanTwoDecimals = (value: number) => Number(value.toFixed(2)) !== value;

for (const figuresVisibility of ["none", "own", "everyone"] as const)
	test(`figures shown to "${figuresVisibility}": page, list and board say the same to each reader`, async () => {
		const { ana, organizer, slugs, submissionId } = await scored({ figuresVisibility });
		const own = await readSubmission(ana.at(), { submissionId });
		const [line] = await listSubmissions(ana.at());
		const seesOwn = figuresVisibility !== "none";
		assert.equal(own.figures !== null, seesOwn);
		assert.equal(own.figuresHidden, !seesOwn);
		assert.equal(line?.score !== null, seesOwn);
		const asOrganizer = await readSubmission(organizer.at(), { submissionId });
		assert.ok(asOrganizer.figures, "the organizer sees them always");
		for (const ctx of [contextFor(visitor), ana.at(), (await person("eve")).at()])
			if (figuresVisibility === "everyone")
				assert.equal((await readBoard(ctx, slugs)).rows.length, 1);
			else await assert.rejects(readBoard(ctx, slugs), NotAllowed);
		assert.equal((await readBoard(organizer.at(), slugs)).rows.length, 1);
	});

test("rse-grand-challenge#547: from a hidden split no number leaves with more than two decimals, to nobody, by no way", async () => {
	const { ana, organizer, slugs, submissionId } = await scored({ isHiddenSplit: true });
	const board = await readBoard(organizer.at(), slugs);
	const documents = [
		await readSubmission(ana.at(), { submissionId }),
		await readSubmission(organizer.at(), { submissionId }),
		await listSubmissions(ana.at()),
		board,
		exportBoard(board, arrange(board, arrangementInput.parse({ breakdown: "duration" }))),
	];
	for (const document of documents)
		assert.deepEqual(numbersOf(document).filter(hasMoreThanTwoDecimals), []);
});

test("on an open split figures leave as they were computed", async () => {
	const { ana, submissionId } = await scored({ isHiddenSplit: false });
	const { figures } = await readSubmission(ana.at(), { submissionId });
	assert.ok(numbersOf(figures).some(hasMoreThanTwoDecimals));
});

test("nothing that leaves says which videos were found", async () => {
	const { ana, submissionId } = await scored({ isHiddenSplit: false });
	const { figures } = await readSubmission(ana.at(), { submissionId });
	assert.equal(figures?.videos, 4);
	// One number a video would be a list, or an object, of four; slices are of one value each here.
	assert.deepEqual(
		listsOf(figures).filter((length) => length === 4),
		[],
	);
	const text = JSON.stringify(figures);
	for (const id of ["a", "b", "c", "d"]) assert.ok(!text.includes(`"${id}":`), "no video by name");
});
