import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresPrecision, leavingFigure, shownFigure } from "#lib/policy/index.ts";

const table = {
	none: { organizer: true, team: false, other: false },
	own: { organizer: true, team: true, other: false },
	everyone: { organizer: true, team: true, other: true },
} as const;

for (const visibility of ["none", "own", "everyone"] as const)
	for (const reader of ["organizer", "team", "other"] as const)
		test(`figures shown to "${visibility}", read by ${reader}`, () => {
			const seen = table[visibility][reader];
			const precision = (isHiddenSplit: boolean) =>
				figuresPrecision(reader, { visibility, isHiddenSplit });
			assert.equal(precision(false), seen ? "exact" : "hidden");
			assert.equal(precision(true), seen ? "rounded" : "hidden");
		});

test("a rounded figure has no more than two decimals, an exact one all of them", () => {
	assert.equal(leavingFigure(70.04086021505378, "rounded"), 70.04);
	assert.equal(leavingFigure(70.04086021505378, "exact"), 70.04086021505378);
	assert.equal(shownFigure(36), "36.00");
});
