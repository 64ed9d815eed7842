import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareBoards, countMoves, matching } from "#lib/rescoring/compare-boards.ts";
import { isNewer } from "#lib/rescoring/follow-evaluators.ts";

const best = (method: string, score: number, received = 1) => ({
	methodId: method,
	method,
	team: `team of ${method}`,
	submissionId: `submission of ${method}`,
	receivedAt: new Date(received),
	score,
});

test("each row stands with both ranks and scores; what enters or leaves is first, then the largest move", () => {
	const before = [best("a", 90), best("b", 80), best("c", 70), best("gone", 60)];
	const after = [best("a", 75), best("b", 80), best("c", 85), best("new", 10)];
	const rows = compareBoards(before, after, "rounded");
	assert.deepEqual(
		rows.map(({ method, move, ranks, change }) => [method, move, ranks, change]),
		[
			["gone", "leaves", null, null],
			["new", "enters", null, null],
			["c", "up", 2, 15],
			["a", "down", -2, -15],
			["b", "same", 0, 0],
		],
	);
	assert.deepEqual(countMoves(rows), { up: 1, down: 1, same: 1, enters: 1, leaves: 1, scores: 4 });
});

test("equal at two decimals is equal in rank, before and after, so it is no move", () => {
	const rows = compareBoards(
		[best("a", 50.001), best("b", 50.004, 2)],
		[best("a", 50.002, 2), best("b", 50.003)],
		"rounded",
	);
	assert.deepEqual(
		rows.map(({ move, change, before, after }) => [move, change, before?.rank, after?.rank]),
		[
			["same", 0, 1, 1],
			["same", 0, 1, 1],
		],
	);
});

test("a filter takes rows by move and by words in either name", () => {
	const rows = compareBoards(
		[best("Alpha", 2), best("beta", 1)],
		[best("Alpha", 1), best("beta", 2)],
		"exact",
	);
	assert.deepEqual(
		matching(rows, { move: "up", text: "" }).map(({ method }) => method),
		["beta"],
	);
	assert.deepEqual(matching(rows, { move: "all", text: "OF ALPHA" }).length, 1);
	assert.deepEqual(matching(rows, { move: "down", text: "beta" }), []);
});

const scores = fc.dictionary(
	fc.constantFrom(..."abcdefgh"),
	fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
);

test("every method of either board is there once; ranks up and down are those of the boards; sorted by size", () => {
	fc.assert(
		fc.property(scores, scores, (one, other) => {
			const board = (of: Record<string, number>) =>
				Object.entries(of).map(([method, score]) => best(method, score));
			const rows = compareBoards(board(one), board(other), "rounded");
			const names = new Set([...Object.keys(one), ...Object.keys(other)]);
			assert.deepEqual(new Set(rows.map(({ method }) => method)), names);
			assert.equal(rows.length, names.size);
			for (const { method, before, after } of rows) {
				assert.equal(before?.score, one[method]);
				assert.equal(after?.score, other[method]);
				const better = Object.values(other).filter((score) => score > (other[method] ?? 0));
				if (after) assert.equal(after.rank, better.length + 1);
			}
			const sizes = rows.map(({ ranks }) =>
				ranks === null ? Number.POSITIVE_INFINITY : Math.abs(ranks),
			);
			assert.deepEqual(
				sizes,
				sizes.toSorted((a, b) => (a === b ? 0 : b - a)),
			);
		}),
	);
});

test("versions are compared by their numbers, not as words", () => {
	assert.ok(isNewer("1.10.0", "1.9.9"));
	assert.ok(isNewer("2", "1.9"));
	assert.equal(isNewer("1.0.0", "1.0"), false);
	assert.equal(isNewer("1.0.0", "1.0.1"), false);
});
