import { leavingFigure } from "#lib/policy/index.ts";
import { recallOf, slicesOf } from "#lib/submissions/index.ts";
import type { Entry, selectReported } from "./queries.ts";
import { rank } from "./rank.ts";
import { type Board, type BoardRow, type Breakdown, breakdowns } from "./view.ts";

type Precision = "rounded" | "exact";
type Reported = Awaited<ReturnType<typeof selectReported>>[number];

const sliced = breakdowns.filter((name) => name !== "overall");

/** Removes the figures that were never given: a missing one is missing, not null or zero. */
const given = <T>(figures: Record<string, T | null>): Record<string, T> =>
	Object.fromEntries(
		Object.entries(figures).filter((entry): entry is [string, T] => entry[1] !== null),
	);

export function reportedRow(result: Reported): BoardRow {
	return {
		id: result.id,
		kind: "reported",
		rank: null,
		method: result.network,
		team: null,
		network: result.network,
		backbone: result.backbone,
		backboneFamily: result.backboneFamily,
		fashion: result.fashion,
		streams: result.streams,
		pretraining: result.pretraining,
		extraData: "",
		description: "",
		paperUrl: null,
		codeUrl: null,
		source: result.source,
		receivedAt: null,
		submissions: 0,
		auc: result.auc,
		aucInterval: null,
		ar: given({
			"1": result.ar1,
			"5": result.ar5,
			"10": result.ar10,
			"50": result.ar50,
			"100": result.ar100,
		}),
		cells: {},
		curve: null,
	};
}

function cellsOf(entry: Entry, precision: Precision): BoardRow["cells"] {
	const slices = slicesOf(entry.slices);
	return Object.fromEntries(
		sliced.map((name) => [
			name,
			Object.fromEntries(
				Object.entries(slices[name]).map(([value, slice]) => [
					value,
					{
						auc: leavingFigure(slice.auc, precision),
						ar100: leavingFigure(slice.ar["100"], precision),
					},
				]),
			),
		]),
	);
}

/** Rows of what was scored here, in order of rank. */
export function scoredRows(entries: readonly Entry[], precision: Precision): BoardRow[] {
	const figure = (percentage: number) => leavingFigure(percentage, precision);
	return rank(entries).map((entry) => {
		const { method, team } = entry;
		const { ar } = recallOf(entry.figures);
		return {
			id: entry.submissionId,
			kind: team.isBaseline ? "baseline" : "scored",
			rank: entry.rank,
			method: method.name,
			team: team.name,
			network: method.network,
			backbone: method.backbone,
			backboneFamily: method.backboneFamily,
			fashion: method.fashion,
			streams: method.streams,
			pretraining: method.pretraining,
			extraData: method.extraData,
			description: method.description,
			paperUrl: method.paperUrl,
			codeUrl: method.codeUrl,
			source: null,
			receivedAt: entry.receivedAt.toISOString(),
			submissions: entry.scored,
			auc: figure(entry.score),
			aucInterval: [figure(entry.scoreLow ?? 0), figure(entry.scoreHigh ?? 0)],
			ar: {
				"1": figure(ar["1"]),
				"5": figure(ar["5"]),
				"10": figure(ar["10"]),
				"50": figure(ar["50"]),
				"100": figure(ar["100"]),
			},
			cells: cellsOf(entry, precision),
			curve: { an: entry.an.map(figure), ar: entry.averageRecall.map(figure) },
		};
	});
}

/** The breakdowns' values with their clip counts: the same for every entry of one label set. */
export function breakdownValues(entries: readonly Entry[]): Board["values"] {
	const first = entries[0];
	if (!first) return Object.fromEntries(sliced.map((name) => [name, []]));
	const slices = slicesOf(first.slices);
	const inOrder = (name: Exclude<Breakdown, "overall">) =>
		Object.entries(slices[name]).map(([value, { clips, small }]) => ({
			name: value,
			clips,
			small,
		}));
	return Object.fromEntries(sliced.map((name) => [name, inOrder(name)]));
}
