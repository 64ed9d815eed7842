import { leavingFigure } from "#lib/policy/index.ts";
import { type EvaluatorDescription, sliceFiguresOf } from "#lib/scoring/index.ts";
import { intervalOf, leavingSlices, nameFigures, type SlicesView } from "#lib/submissions/index.ts";
import type { Entry, selectReported } from "./queries.ts";
import { rank } from "./rank.ts";
import { type Board, type BoardRow, type Breakdown, breakdowns, type RowKind } from "./view.ts";

type Precision = "rounded" | "exact";
type Reported = Awaited<ReturnType<typeof selectReported>>[number];

const sliced = breakdowns.filter((name) => name !== "overall");

/** What a paper states: average recall and the area under it. An evaluator of other figures has none of them. */
const statedFigures = ({ auc, ar1, ar5, ar10, ar50, ar100 }: Reported) =>
	// A figure that was not given is missing, not null or zero.
	Object.fromEntries(
		Object.entries({ auc, ar1, ar5, ar10, ar50, ar100 }).filter(([, value]) => value !== null),
	);

export function reportedRow(result: Reported, evaluator: EvaluatorDescription): BoardRow {
	const figures = nameFigures(evaluator, statedFigures(result));
	return {
		id: result.id,
		kind: "reported",
		rank: null,
		method: result.network,
		team: null,
		teamNumber: null,
		verification: null,
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
		score: figures.find(({ key }) => key === evaluator.rankingFigure)?.value ?? null,
		scoreInterval: null,
		figures,
		cells: {},
		curve: null,
	};
}

/** What is withheld has no cell. */
function cellsOf(slices: SlicesView | null, evaluator: EvaluatorDescription): BoardRow["cells"] {
	if (!slices) return {};
	const shown = sliceFiguresOf(evaluator);
	return Object.fromEntries(
		sliced.map((name) => [
			name,
			Object.fromEntries(
				Object.entries(slices[name]).flatMap(([value, { figures }]) =>
					figures === null
						? []
						: [[value, Object.fromEntries(shown.map(({ key }) => [key, figures[key] ?? 0]))]],
				),
			),
		]),
	);
}

function kindOf({ team, verification }: Entry): RowKind {
	if (team.isBaseline) return "baseline";
	return verification === null ? "scored" : "verified";
}

/** Rows of what was scored here, in order of rank. */
export function scoredRows(
	entries: readonly Entry[],
	evaluator: EvaluatorDescription,
	precision: Precision,
): BoardRow[] {
	const leaving = (figure: number) => leavingFigure(figure, precision);
	return rank(entries).map((entry) => {
		const { method, team } = entry;
		const { an, averageRecall } = entry;
		return {
			id: entry.submissionId,
			kind: kindOf(entry),
			rank: entry.rank,
			method: method.name,
			team: team.name,
			teamNumber: team.number,
			verification: entry.verification,
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
			score: leaving(entry.score),
			scoreInterval: intervalOf(entry, leaving),
			figures: nameFigures(evaluator, entry.figures).map(({ value, ...name }) => ({
				...name,
				value: leaving(value),
			})),
			cells: cellsOf(leavingSlices(entry.slices, precision), evaluator),
			curve: an && averageRecall && { an: an.map(leaving), ar: averageRecall.map(leaving) },
		};
	});
}

/**
 * The breakdowns' values with their clip counts: the same for every entry of one label set. A value is
 * said to be withheld when no entry shows it.
 */
export function breakdownValues(entries: readonly Entry[], precision: Precision): Board["values"] {
	const all = entries.flatMap(({ slices }) => leavingSlices(slices, precision) ?? []);
	const inOrder = (name: Exclude<Breakdown, "overall">) =>
		Object.entries(all[0]?.[name] ?? {}).map(([value, { clips, small }]) => ({
			name: value,
			clips,
			small,
			isWithheld: all.every((slices) => slices[name][value]?.figures == null),
		}));
	return Object.fromEntries(sliced.map((name) => [name, inOrder(name)]));
}
