import assert from "node:assert/strict";
import { test } from "node:test";
import { reportedResults } from "#drizzle/schema/challenge.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import {
	arrange,
	arrangementInput,
	boardCsv,
	exportBoard,
	readBoard,
} from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { canonicalProtocol, evaluatorOf, protocolInput } from "#lib/scoring/index.ts";
import { listSubmissions, readSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { methodFields } from "#test/support/method-fields.ts";
import {
	encode,
	method,
	person,
	proposalsFinding,
	readyToSend,
	sha256,
	submit,
} from "#test/support/world.ts";

const key = await databaseWithWorker();

/** What makes a phase one of another evaluator. */
function scoredBy(input: object) {
	const protocol = protocolInput.parse(input);
	return {
		protocol,
		evaluatorVersion: evaluatorOf(protocol).version,
		protocolSha256: sha256(canonicalProtocol(protocol)),
	};
}

const spotting = {
	evaluator: "spotting-f1",
	tiouThreshold: 0.5,
	durationBins: [
		{ name: "[0,1]", aboveSeconds: null, upToSeconds: 1 },
		{ name: "(1,inf)", aboveSeconds: 1, upToSeconds: null },
	],
};

type Place = Awaited<ReturnType<typeof readyToSend>>;

async function scored(place: Place, file: object, from = place.ana, methodId = place.methodId) {
	const bytes = encode({ ...file, version: String(Math.random()) });
	const id = await submit(from.at(), place.slugs, methodId, bytes);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

/** One clip found and nothing else said: precise, and blind to the rest. */
const careful = {
	...proposalsFinding(1),
	results: { a: [{ segment: [2, 4], score: 0.9 }], b: [], c: [], d: [] },
};

test("a spotting phase ranks by F1, with what papers report of other figures last and without a rank", async () => {
	const place = await readyToSend(scoredBy(spotting));
	const bo = await person("bo");
	const { id: other } = await method(bo, place.slugs.challenge, "Other");
	// F1 of 40 and of 50, though the first is right whenever it says something.
	const first = await scored(place, careful);
	const second = await scored(place, proposalsFinding(2), bo, other);
	const { network, backbone, backboneFamily, fashion, streams, pretraining } = methodFields;
	const described = { network, backbone, backboneFamily, fashion, streams, pretraining };
	await database()
		.insert(reportedResults)
		.values({ ...described, phaseId: place.phase.id, auc: 99, source: "a paper" });
	const board = await readBoard(contextFor(visitor), place.slugs);
	assert.deepEqual(
		board.rows.map(({ id, rank, score, kind }) => [kind === "reported" ? kind : id, rank, score]),
		[
			[second, 1, 50],
			[first, 2, 40],
			["reported", null, null],
		],
	);
	assert.deepEqual(
		board.rows[1]?.figures.map(({ title, value }) => [title, value]),
		[
			["F1", 40],
			["Precision", 100],
			["Recall", 25],
			["TP", 1],
			["FP", 0],
			["FN", 3],
		],
	);
	assert.deepEqual(board.rows[2]?.figures, [], "an AUC is none of its figures");
	const byRecall = arrange(board, arrangementInput.parse({ sort: "recall" }));
	assert.deepEqual(
		byRecall.groups.flatMap(({ rows }) => rows.map(({ kind, score }) => [kind, score])),
		[
			["scored", 50],
			["scored", 40],
			["reported", null],
		],
	);
});

test("the exports of a spotting board have its columns, counts as counts, and the phase's own bins", async () => {
	const place = await readyToSend(scoredBy(spotting));
	await scored(place, careful);
	const board = await readBoard(contextFor(visitor), place.slugs);
	const [head, line] = boardCsv(arrange(board, arrangementInput.parse({}))).split("\r\n");
	assert.match(head ?? "", /,Precision,Recall,TP,FP,FN,F1,Date,Verification$/);
	assert.match(line ?? "", /,100\.00,25\.00,1,0,3,40\.00,/);
	const byDuration = arrange(board, arrangementInput.parse({ breakdown: "duration" }));
	assert.deepEqual(exportBoard(board, byDuration).columns.slice(5), [
		{ key: "recall.[0,1]", title: "Recall [0,1]", clips: 0 },
		{ key: "f1.[0,1]", title: "F1 [0,1]", clips: 0 },
		{ key: "recall.(1,inf)", title: "Recall (1,inf)", clips: 4 },
		{ key: "f1.(1,inf)", title: "F1 (1,inf)", clips: 4 },
		{ key: "f1", title: "F1", clips: null },
	]);
});

test("the submitter's own score threshold decides which segments count", async () => {
	const place = await readyToSend(scoredBy(spotting));
	const sure = {
		...proposalsFinding(2),
		score_threshold: 0.6,
		results: {
			...proposalsFinding(2).results,
			a: [{ segment: [2, 4], score: 0.6 }],
		},
	};
	const submissionId = await scored(place, sure);
	const { figures } = await readSubmission(place.ana.at(), { submissionId });
	assert.deepEqual(figures?.figures.map(({ key: name, value }) => [name, value]).slice(3), [
		["tp", 1],
		["fp", 0],
		["fn", 3],
	]);
	assert.ok(figures?.scoreInterval);
	assert.equal(figures?.curve, null);
	const [line] = await listSubmissions(place.ana.at());
	assert.deepEqual([line?.score, line?.rankingFigure], [40, "F1"]);
});

test("a detection phase ranks by mean average precision and gives no interval", async () => {
	const protocol = { evaluator: "detection-map", tiouThresholds: [0.5, 0.75] };
	const place = await readyToSend(scoredBy(protocol));
	const labelled = Object.fromEntries(
		["a", "b", "c", "d"].map((id) => [id, [{ segment: [2, 4], score: 0.5, label: "happy" }]]),
	);
	const submissionId = await scored(place, { ...proposalsFinding(4), results: labelled });
	const [row] = (await readBoard(contextFor(visitor), place.slugs)).rows;
	assert.deepEqual([row?.score, row?.scoreInterval, row?.curve], [100, null, null]);
	assert.deepEqual(
		row?.figures.map(({ title }) => title),
		["Average mAP", "mAP@0.5", "mAP@0.75"],
	);
	const { figures } = await readSubmission(place.ana.at(), { submissionId });
	assert.equal(figures?.curve?.kind, "precision-recall");
	assert.match(figures?.evaluator.noIntervalBecause ?? "", /no ratio/);
});
