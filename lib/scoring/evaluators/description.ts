import { z } from "zod";
import type { Protocol } from "../protocol.ts";
import { evaluatorOf } from "./registry.ts";

const figureDescription = z.object({
	key: z.string().describe("Names the figure in records, addresses and exports"),
	title: z.string(),
	kind: z.enum(["percentage", "count"]).describe("Percentages are shown with two decimals"),
	better: z.enum(["higher", "lower"]),
	what: z.string(),
});

/** What an evaluator says of itself, as data: all that tables, charts, exports and pages need to know of it. */
export const evaluatorDescription = z.object({
	kind: z
		.enum(["proposals", "spotting-f1", "detection-map"])
		.describe("What a protocol names it by"),
	title: z.string(),
	rankingFigure: z.string().describe("Key of the figure that boards rank by; higher is better"),
	rankedBy: z.string().describe("What that figure is"),
	figures: z.array(figureDescription),
	sliceFigures: z.array(z.string()).describe("Keys of the figures that boards show of a slice"),
	slicesAre: z.string(),
	curve: z.enum(["average-recall", "precision-recall"]).nullable(),
	noIntervalBecause: z.string().nullable(),
});
export type EvaluatorDescription = z.output<typeof evaluatorDescription>;
type FigureDescription = z.output<typeof figureDescription>;

/** The evaluator of a protocol in its own words. */
export function describeEvaluator(protocol: Protocol): EvaluatorDescription {
	const evaluator = evaluatorOf(protocol);
	return {
		kind: protocol.evaluator,
		title: evaluator.title,
		rankingFigure: evaluator.rankingFigure,
		rankedBy: evaluator.rankedBy,
		figures: [...evaluator.figures],
		sliceFigures: [...evaluator.sliceFigures],
		slicesAre: evaluator.slicesAre,
		curve: evaluator.curve,
		noIntervalBecause: evaluator.noIntervalBecause,
	};
}

type Described = Pick<EvaluatorDescription, "figures" | "rankingFigure" | "sliceFigures">;

/** The figure that boards rank by. Throws where the description is not an evaluator's. */
export function rankingFigureOf({ figures, rankingFigure }: Described): FigureDescription {
	const found = figures.find(({ key }) => key === rankingFigure);
	if (!found) throw new Error(`no figure is called ${rankingFigure}`);
	return found;
}

/** All figures in the order of a table's columns: the ranking one last, where tables keep it in sight. */
export function figuresInColumns(evaluator: Described): FigureDescription[] {
	const ranking = rankingFigureOf(evaluator);
	return [...evaluator.figures.filter(({ key }) => key !== ranking.key), ranking];
}

/** The figures that a board shows of each slice, in order. */
export function sliceFiguresOf({ figures, sliceFigures }: Described): FigureDescription[] {
	return sliceFigures.flatMap((wanted) => figures.filter(({ key }) => key === wanted));
}
