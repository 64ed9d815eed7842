import assert from "node:assert/strict";
import { test } from "node:test";
import {
	type FiguresAudience,
	figuresPrecision,
	leavingFigure,
	shownFigure,
} from "#lib/policy/index.ts";

const audiences = ["none", "own", "everyone"] as const;
const readers = ["organizer", "team", "other"] as const;

const seen: Record<FiguresAudience, Record<(typeof readers)[number], boolean>> = {
	none: { organizer: true, team: false, other: false },
	own: { organizer: true, team: true, other: false },
	everyone: { organizer: true, team: true, other: true },
};

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const open = { closesAt: at(20), freezesAt: null, revealedAt: null, isHiddenSplit: true };

for (const audience of audiences)
	for (const reader of readers) {
		const expected = (isSeen: boolean) => (isSeen ? "rounded" : "hidden");
		const isSeen = seen[audience][reader];

		test(`figures shown to "${audience}" while a phase runs, read by ${reader}`, () => {
			const phase = { ...open, figuresVisibility: audience, closedVisibility: "none" as const };
			const read = (hour: number, isHiddenSplit = true) =>
				figuresPrecision(reader, { ...phase, isHiddenSplit }, { receivedAt: at(1), now: at(hour) });
			assert.equal(read(2), expected(isSeen));
			assert.equal(read(2, false), isSeen ? "exact" : "hidden");
			assert.equal(read(20), expected(reader === "organizer"), "the end's own instant is the end");
		});

		test(`figures shown to "${audience}" when a phase is over, read by ${reader}`, () => {
			const phase = { ...open, figuresVisibility: "none" as const, closedVisibility: audience };
			const read = (hour: number) =>
				figuresPrecision(reader, phase, { receivedAt: at(1), now: at(hour) });
			assert.equal(read(19), expected(reader === "organizer"));
			assert.equal(read(20), expected(isSeen));
		});

		test(`figures behind a freeze of a phase that shows "${audience}", read by ${reader}`, () => {
			const phase = {
				...open,
				figuresVisibility: audience,
				closedVisibility: audience,
				freezesAt: at(10),
			};
			const read = (received: number, now: number, revealedAt: Date | null = null) =>
				figuresPrecision(
					reader,
					{ ...phase, revealedAt },
					{ receivedAt: at(received), now: at(now) },
				);
			const behind = expected(isSeen && reader !== "other");
			assert.equal(read(9, 11), expected(isSeen), "received before the freeze");
			assert.equal(read(10, 11), behind, "at its very instant");
			assert.equal(read(12, 23), behind, "the end of the phase reveals nothing by itself");
			assert.equal(read(12, 23, at(22)), expected(isSeen), "revealed");
		});
	}

test("a rounded figure has no more than two decimals, an exact one all of them", () => {
	assert.equal(leavingFigure(70.04086021505378, "rounded"), 70.04);
	assert.equal(leavingFigure(70.04086021505378, "exact"), 70.04086021505378);
	assert.equal(shownFigure(36), "36.00");
});
