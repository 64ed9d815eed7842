import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rank } from "#lib/leaderboard/rank.ts";

const entry = (score: number | null, minute: number) => ({
	score,
	receivedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
});
const ranks = (scores: (number | null)[]) =>
	rank(scores.map((score, minute) => entry(score, minute))).map(({ rank: place }) => place);

test("equal at the shown precision share a rank, and the next one counts them all: 1, 2, 2, 4", () => {
	assert.deepEqual(ranks([50.001, 60, 50.004, 40]), [1, 2, 2, 4]);
});

test("a difference that is shown is a difference of rank", () => {
	assert.deepEqual(ranks([50.004, 50.006]), [1, 2]);
});

test("within a shared rank the earlier receipt stands first", () => {
	const [first, second] = rank([entry(50.004, 9), entry(50.001, 3)]);
	assert.equal(first?.score, 50.001);
	assert.equal(second?.score, 50.004);
});

test("codabench#1284: a missing figure is last, has no rank, and is never a zero", () => {
	const ranked = rank([entry(null, 0), entry(0, 1), entry(1, 2)]);
	assert.deepEqual(
		ranked.map(({ score, rank: place }) => [score, place]),
		[
			[1, 1],
			[0, 2],
			[null, null],
		],
	);
});

test("whatever the figures, a better rank never has a lower shown figure", () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (scores) => {
			const ranked = rank(scores.map((score, minute) => entry(score, minute)));
			ranked.forEach((one, at) => {
				const next = ranked[at + 1];
				if (!next) return;
				assert.ok(Number(one.score?.toFixed(2)) >= Number(next.score?.toFixed(2)));
				assert.ok((one.rank ?? 0) <= (next.rank ?? 0));
				assert.ok(next.rank === one.rank || next.rank === at + 2);
			});
		}),
	);
});
