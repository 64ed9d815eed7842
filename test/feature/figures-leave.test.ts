import assert from "node:assert/strict";
import { test } from "node:test";
import { readArchive } from "#lib/archive/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { NotAllowed } from "#lib/errors.ts";
import { arrange, arrangementInput, exportBoard, readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { concludeScoring, listSubmissions, readSubmission } from "#lib/submissions/index.ts";
import {
	asWorker,
	claim,
	databaseWithWorker,
	fileOf,
	scoreNow,
	validateNow,
} from "#test/support/hands.ts";
import {
	encode,
	labels,
	person,
	proposalsFinding,
	readyToSend,
	sha256,
	submit,
} from "#test/support/world.ts";
import { score } from "#workers/score-thread.ts";

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

/** The labels of the world, where one video of the four has a clip of another category. */
const oneApart = {
	...labels,
	database: {
		...labels.database,
		d: { ...labels.database.d, annotations: [{ segment: [2, 4], label: "rare" }] },
	},
};
const withoutVideos = (table: object) =>
	Object.fromEntries(
		Object.entries(table).map(([value, { videos: _, ...slice }]) => [value, slice]),
	);

/** Scored on other labels than the world's; as before slices had the number of their videos, if `isOld`. */
async function scoredApart(isHiddenSplit: boolean, isOld = false) {
	const place = await readyToSend({ isHiddenSplit });
	const submissionId = await submit(place.ana.at(), place.slugs, place.methodId, encode(uneven));
	await validateNow(submissionId, key);
	const held = await claim(submissionId, "score", key);
	const bytes = encode(oneApart);
	const { protocol, subset } = held;
	const of = { bytes, sha256: sha256(bytes), subset };
	const made = await score({ file: await fileOf(held), labels: of, protocol });
	if (isOld)
		Object.assign(made.evaluation, {
			slices: Object.fromEntries(
				Object.entries(made.evaluation.slices).map(([name, table]) => [name, withoutVideos(table)]),
			),
		});
	await concludeScoring(asWorker(), held, made);
	return { ...place, submissionId };
}

type Breakdown = "category" | "duration";
type Place = Awaited<ReturnType<typeof scoredApart>>;

/** The values of a breakdown of which one reader sees figures: on the result, the board, its export or the archive. */
async function shownTo(ctx: Context, { slugs, submissionId }: Place, breakdown: Breakdown) {
	const { figures } = await readSubmission(ctx, { submissionId });
	const slices = Object.entries(figures?.slices?.[breakdown] ?? {});
	const board = await readBoard(ctx, slugs);
	const arranged = exportBoard(board, arrange(board, arrangementInput.parse({ breakdown })));
	const archive = await readArchive(ctx, { challenge: slugs.challenge });
	const rows = [
		...board.rows,
		...arranged.groups.flatMap((group) => group.rows),
		...archive.phases.flatMap((phase) => phase.board?.rows ?? []),
	];
	assert.equal(rows.length, 3);
	return [
		...slices
			.filter(([, slice]) => slice.figures !== null && slice.clips > 0)
			.map(([name]) => name),
		...(board.values[breakdown] ?? [])
			.filter(({ isWithheld, clips }) => !isWithheld && clips > 0)
			.map(({ name }) => name),
		...rows.flatMap((row) => Object.entries(row.cells[breakdown] ?? {}).map(([name]) => name)),
	];
}

/** The values of a breakdown of which anybody sees figures anywhere; their counts of clips are shown all the same. */
async function shownOf(place: Place, breakdown: Breakdown): Promise<string[]> {
	const board = await readBoard(place.ana.at(), place.slugs);
	const counted = (board.values[breakdown] ?? []).filter(({ clips }) => clips > 0);
	const readers = [place.ana, place.organizer].map(({ at }) => shownTo(at(), place, breakdown));
	const shown = new Set((await Promise.all(readers)).flat());
	assert.equal(
		counted.reduce((sum, { clips }) => sum + clips, 0),
		4,
	);
	return counted.map(({ name }) => name).filter((name) => shown.has(name));
}

test("of a hidden split nothing leaves of a slice that lies in fewer than three videos, nor of the one that would tell it, to nobody, by no way", async () => {
	const hidden = await scoredApart(true);
	assert.deepEqual(await shownOf(hidden, "category"), []);
	assert.deepEqual(await shownOf(hidden, "duration"), ["(0.5,4]"]);
	const open = await scoredApart(false);
	assert.deepEqual(await shownOf(open, "category"), ["happy", "rare"]);
});

test("what was scored before slices had the number of their videos shows no slice of a hidden split", async () => {
	const old = await scoredApart(true, true);
	assert.deepEqual(await shownOf(old, "category"), []);
	assert.deepEqual(await shownOf(old, "duration"), []);
	assert.deepEqual(await shownOf(await scoredApart(false, true), "duration"), ["(0.5,4]"]);
});
