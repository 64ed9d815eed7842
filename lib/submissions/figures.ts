import { z } from "zod";
import { leavingFigure, withheldSlices } from "#lib/policy/index.ts";
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
	figures: keyed
		.nullable()
		.describe(
			"By key of the figure; null of a hidden split's slice of fewer than 3 videos, or by which such a one could be told",
		),
});

const tablesOf = <S extends z.ZodType>(slice: S) => {
	const table = z.record(z.string(), slice);
	return z.object({ duration: table, category: table, source: table, clips: table });
};
export const slicesView = tablesOf(sliceView);
export type SlicesView = z.output<typeof slicesView>;

/** As a worker stored them; before slices had the number of their videos, without it. */
const storedSlices = tablesOf(
	z.object({
		clips: z.int(),
		videos: z.int().nullable().default(null),
		small: z.boolean(),
		figures: keyed,
	}),
).nullable();
type StoredTable = NonNullable<z.output<typeof storedSlices>>["duration"];

/** The figures of stored slices as they may leave: rounded is what leaves of a hidden split. */
export function leavingSlices(stored: unknown, precision: "rounded" | "exact"): SlicesView | null {
	const slices = storedSlices.parse(stored);
	if (slices === null) return null;
	const leave = (table: StoredTable, isDisjoint: boolean) => {
		const withheld = precision === "exact" ? new Set<string>() : withheldSlices(table, isDisjoint);
		return Object.fromEntries(
			Object.entries(table).map(([name, { clips, small, figures }]) => {
				const shown = Object.entries(figures).map(([key, value]) => [
					key,
					leavingFigure(value, precision),
				]);
				return [
					name,
					{ clips, small, figures: withheld.has(name) ? null : Object.fromEntries(shown) },
				];
			}),
		);
	};
	return {
		duration: leave(slices.duration, false),
		category: leave(slices.category, false),
		source: leave(slices.source, true),
		clips: leave(slices.clips, true),
	};
}

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
