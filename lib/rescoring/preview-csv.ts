import { csvLine } from "#lib/csv.ts";
import { shownFigure } from "#lib/policy/index.ts";
import type { ChangeView } from "./view.ts";

const figure = (value: number | null | undefined) =>
	value === null || value === undefined ? null : shownFigure(value);

const yesOrNo = (place: ChangeView["before"]) => place && (place.isBehindFreeze ? "yes" : "no");

const columns: [head: string, of: (row: ChangeView) => string | number | null][] = [
	["Method", ({ method }) => method],
	["Team", ({ team }) => team],
	["Move", ({ move }) => move],
	["Rank before", ({ before }) => before?.rank ?? null],
	["Rank after", ({ after }) => after?.rank ?? null],
	["Ranks up", ({ ranks }) => ranks],
	["Score before", ({ before }) => figure(before?.score)],
	["Score after", ({ after }) => figure(after?.score)],
	["Change", ({ change }) => figure(change)],
	["Behind the freeze before", ({ before }) => yesOrNo(before)],
	["Behind the freeze after", ({ after }) => yesOrNo(after)],
	["Submission before", ({ before }) => before?.submissionId ?? null],
	["Submission after", ({ after }) => after?.submissionId ?? null],
];

/** Every row of a preview that matches, one line each. */
export const previewCsv = (rows: readonly ChangeView[]): string =>
	[columns.map(([head]) => head), ...rows.map((row) => columns.map(([, of]) => of(row)))]
		.map(csvLine)
		.join("");
