import { z } from "zod";
import type { EvaluatorDescription } from "#lib/scoring/index.ts";

const percentage = z.number();

export const problemView = z.object({
	code: z.string(),
	severity: z.enum(["error", "warning"]),
	pointer: z.string().describe("RFC 6901"),
	line: z.int(),
	column: z.int(),
	message: z.string(),
});

/** A problem of a file as it is stored and shown: the reader's, or one of the submission itself. */
export type FileProblem = z.output<typeof problemView>;

export const namedFiguresView = z
	.array(z.object({ key: z.string(), title: z.string(), value: z.number() }))
	.describe("In the evaluator's order, the ranking figure first; percentages and counts");
export type NamedFigures = z.output<typeof namedFiguresView>;

export const scoreView = z
	.number()
	.describe("The figure that the board ranks by: a percentage, higher is better");
export const intervalView = z
	.tuple([percentage, percentage])
	.describe("95 % percentile interval of the score, bootstrap");

const keyed = z.record(z.string(), z.number());

/** The figures of a row by key, as an evaluator's description names them. */
export function nameFigures(
	{ figures }: Pick<EvaluatorDescription, "figures">,
	stored: unknown,
): NamedFigures {
	const values = new Map(Object.entries(keyed.parse(stored)));
	return figures.flatMap(({ key, title }) => {
		const value = values.get(key);
		return value === undefined ? [] : [{ key, title, value }];
	});
}

const sliceView = z.object({
	clips: z.int(),
	small: z.boolean().describe("Fewer than 20 clips: says little"),
	figures: keyed.describe("By key of the figure"),
});

const sliceTable = z.record(z.string(), sliceView);
export const slicesView = z.object({
	duration: sliceTable,
	category: sliceTable,
	source: sliceTable,
	clips: sliceTable,
});

export const curveView = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("average-recall"),
		an: z.array(z.number()),
		ar: z.array(percentage),
		recall: z.array(z.array(percentage)).describe("A row for each tIoU threshold"),
	}),
	z.object({
		kind: z.literal("precision-recall"),
		recall: z.array(percentage),
		precision: z.array(z.array(percentage)).describe("A row for each tIoU threshold"),
	}),
]);

/** The interval of a score, if it has one. */
export const intervalOf = (
	{ scoreLow, scoreHigh }: { scoreLow: number | null; scoreHigh: number | null },
	leaving: (figure: number) => number,
): [number, number] | null =>
	scoreLow === null || scoreHigh === null ? null : [leaving(scoreLow), leaving(scoreHigh)];
