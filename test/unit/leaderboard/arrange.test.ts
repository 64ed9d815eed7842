import assert from "node:assert/strict";
import { test } from "node:test";
import {
	arrange,
	arrangementInput,
	type Board,
	type BoardRow,
	boardCsv,
} from "#lib/leaderboard/index.ts";
import { describeEvaluator, type Protocol, protocolInput } from "#lib/scoring/index.ts";
import { methodFields } from "#test/support/method-fields.ts";

let made = 0;
function row(changes: Partial<BoardRow>): BoardRow {
	made++;
	return {
		id: `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
		kind: "scored",
		rank: made,
		method: `Method ${made}`,
		team: "Team",
		teamNumber: 1,
		verification: null,
		...methodFields,
		source: null,
		receivedAt: "2026-01-01T00:00:00.000Z",
		submissions: 1,
		score: 50,
		scoreInterval: [40, 60],
		figures: [{ key: "ar100", title: "AR@100", value: 60 }],
		cells: { duration: { short: { auc: 10, ar100: 20 } } },
		curve: null,
		...changes,
	};
}

const evaluatorNamed = (evaluator: Protocol["evaluator"]) =>
	describeEvaluator(protocolInput.parse({ evaluator }));

const best = row({ score: 60, backbone: "VGG19-LSTM" });
const middle = row({ score: 50 });
const worst = row({ score: 40, network: "BSN" });
const reported = row({
	kind: "reported",
	rank: null,
	team: null,
	score: 99,
	figures: [],
	cells: {},
});
const unknown = row({
	kind: "reported",
	rank: null,
	team: null,
	score: null,
	figures: [],
	cells: {},
});
const board: Board = {
	challenge: { slug: "c", title: "C", demonstrationNotice: null },
	phase: { slug: "p", title: "P", isHiddenSplit: true },
	evaluator: evaluatorNamed("proposals"),
	revision: 1,
	...{ freeze: null, labelQuestions: 5, hasStepRule: false, tombstones: [] },
	values: { duration: [{ name: "short", clips: 9, small: true, isWithheld: false }] },
	rows: [best, middle, worst, reported, unknown],
};
const shown = (query: object) => {
	const { groups } = arrange(board, arrangementInput.parse(query));
	return groups.flatMap(({ rows }) => rows.map(({ id }) => id));
};
const ids = (...rows: BoardRow[]) => rows.map(({ id }) => id);

test("the default arrangement is the board itself, reported rows last", () => {
	assert.deepEqual(shown({}), ids(best, middle, worst, reported, unknown));
});

test("a missing figure is last whichever way a column runs", () => {
	assert.deepEqual(shown({ sort: "auc" }), ids(reported, best, middle, worst, unknown));
	assert.deepEqual(
		shown({ sort: "auc", order: "asc" }),
		ids(worst, middle, best, reported, unknown),
	);
});

test("facets narrow by any value of one and every one of several; ranks stay the board's", () => {
	assert.deepEqual(shown({ network: ["BSN"] }), ids(worst));
	assert.deepEqual(shown({ network: ["BSN", "BMN"], kind: "scored" }), ids(best, middle, worst));
	const { groups } = arrange(board, arrangementInput.parse({ network: "BSN" }));
	assert.equal(groups[0]?.rows[0]?.rank, worst.rank);
});

test("a facet counts what choosing one more of its values would show", () => {
	const { facets } = arrange(board, arrangementInput.parse({ network: "BSN", kind: "scored" }));
	const network = facets.find(({ facet }) => facet === "network");
	assert.deepEqual(network?.values, [
		{ value: "BMN", rows: 2, chosen: false },
		{ value: "BSN", rows: 1, chosen: true },
	]);
});

test("a breakdown leaves out the rows that give none, and says how many", () => {
	const arranged = arrange(board, arrangementInput.parse({ breakdown: "duration" }));
	assert.equal(arranged.shownRows, 3);
	assert.equal(arranged.omittedRows, 2);
	assert.ok(
		arranged.columns.some(({ title, slice }) => title === "AUC short" && slice?.clips === 9),
	);
});

test("grouping shows the best of each and how many there are", () => {
	const { groups } = arrange(board, arrangementInput.parse({ group: "backbone", kind: "scored" }));
	assert.deepEqual(
		groups.map(({ name, size, rows }) => [name, size, rows[0]?.id]),
		[
			["VGG19-LSTM", 1, best.id],
			["C3D", 2, middle.id],
		],
	);
});

test("a reported row is nobody's best but that of reported rows", () => {
	const { groups } = arrange(board, arrangementInput.parse({ group: "network" }));
	assert.deepEqual(
		groups.map(({ name, size, rows }) => [name, size, rows[0]?.id]),
		[
			["BMN", 2, best.id],
			["BSN", 1, worst.id],
			["BMN", 2, reported.id],
		],
	);
});

test("an address with unknown words still shows the board", () => {
	assert.deepEqual(
		shown({ breakdown: "nonsense", sort: "no-such-column", kind: "nobody" }),
		ids(best, middle, worst, reported, unknown),
	);
});

test("CSV holds exactly what is shown, and no cell that a spreadsheet would run", () => {
	const evil = { ...board, rows: [row({ method: '=HYPERLINK("x")', team: "A, B" })] };
	const csv = boardCsv(arrange(evil, arrangementInput.parse({})));
	const [head, line] = csv.trimEnd().split("\r\n");
	assert.match(head ?? "", /^Rank,Method,Team,Kind,Network/);
	assert.match(line ?? "", /"'=HYPERLINK\(""x""\)","A, B"/);
	assert.match(line ?? "", /,50\.00,/);
});

const titlesOf = (evaluator: Protocol["evaluator"], query: object = {}) =>
	arrange(
		{ ...board, evaluator: evaluatorNamed(evaluator) },
		arrangementInput.parse(query),
	).columns.map(({ title }) => title);

const who = ["Rank", "Method", "Team", "Kind"];
const how = ["Network", "Backbone", "Fashion", "Streams", "Pre-training"];

test("each evaluator has its own columns, and the one that ranks is the last of them", () => {
	const recalls = ["AR@1", "AR@5", "AR@10", "AR@50", "AR@100"];
	assert.deepEqual(titlesOf("proposals"), [...who, ...how, ...recalls, "AUC", "Date"]);
	const counts = ["Precision", "Recall", "TP", "FP", "FN"];
	assert.deepEqual(titlesOf("spotting-f1"), [...who, ...how, ...counts, "F1", "Date"]);
	const detection = titlesOf("detection-map");
	assert.deepEqual(detection.slice(9, 11), ["mAP@0.5", "mAP@0.55"]);
	assert.deepEqual(detection.slice(-2), ["Average mAP", "Date"]);
});

test("each evaluator says which of its figures a breakdown shows", () => {
	const sliced = (evaluator: Protocol["evaluator"]) =>
		titlesOf(evaluator, { breakdown: "duration" }).slice(5);
	assert.deepEqual(sliced("proposals"), ["AR@100 short", "AUC short", "AUC"]);
	assert.deepEqual(sliced("spotting-f1"), ["Recall short", "F1 short", "F1"]);
	assert.deepEqual(sliced("detection-map"), ["mAP@0.5 short", "Average mAP short", "Average mAP"]);
});

test("a slice without clips has no figures, rather than zeros", () => {
	const values = { duration: [{ name: "short", clips: 0, small: true, isWithheld: false }] };
	const { columns } = arrange(
		{ ...board, values },
		arrangementInput.parse({ breakdown: "duration" }),
	);
	const sliced = columns.filter(({ slice }) => slice !== null);
	assert.deepEqual(
		sliced.map(({ value }) => value(best)),
		[null, null],
	);
});

const spotted = (fp: number, score: number) =>
	row({
		score,
		figures: [
			{ key: "f1", title: "F1", value: score },
			{ key: "fp", title: "FP", value: fp },
		],
	});

test("counts are whole numbers, and those of mistakes run from the fewest up", () => {
	const [few, many] = [spotted(9, 20.5), spotted(1234, 60)];
	const counted = { ...board, evaluator: evaluatorNamed("spotting-f1"), rows: [many, few] };
	const arranged = arrange(counted, arrangementInput.parse({ sort: "fp" }));
	assert.deepEqual(
		arranged.groups.flatMap(({ rows }) => rows.map(({ id }) => id)),
		ids(few, many),
	);
	const [head, first, second] = boardCsv(arranged).split("\r\n");
	assert.match(head ?? "", /,Precision,Recall,TP,FP,FN,F1,Date,Verification$/);
	assert.match(first ?? "", /,,,,9,,20\.50,/);
	assert.match(second ?? "", /,,,,1234,,60\.00,/);
});
