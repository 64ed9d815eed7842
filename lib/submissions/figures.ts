import { z } from "zod";

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

export const averageRecallView = z
	.object({
		"1": percentage,
		"5": percentage,
		"10": percentage,
		"50": percentage,
		"100": percentage,
	})
	.describe("AR@AN in per cent");

const sliceView = z.object({
	clips: z.int(),
	small: z.boolean().describe("Fewer than 20 clips: says little"),
	auc: percentage,
	ar: averageRecallView,
});

const sliceTable = z.record(z.string(), sliceView);
export const slicesView = z.object({
	duration: sliceTable,
	category: sliceTable,
	source: sliceTable,
	clips: sliceTable,
});

export const curveView = z.object({
	an: z.array(z.number()),
	ar: z.array(percentage),
	recall: z.array(z.array(percentage)).describe("A row for each tIoU threshold"),
});

const recallFigures = z
	.object({
		auc: percentage,
		ar1: percentage,
		ar5: percentage,
		ar10: percentage,
		ar50: percentage,
		ar100: percentage,
	})
	.transform(({ auc, ar1, ar5, ar10, ar50, ar100 }) => ({
		auc,
		ar: { "1": ar1, "5": ar5, "10": ar10, "50": ar50, "100": ar100 },
	}));

/** The figures of the proposals evaluator, from those of a row. */
export const recallOf = (figures: unknown) => recallFigures.parse(figures);

const storedSlices = z.record(
	z.string(),
	z
		.object({ clips: z.int(), small: z.boolean(), figures: recallFigures })
		.transform(({ figures, ...counts }) => ({ ...counts, ...figures })),
);
const storedTables = z.object({
	duration: storedSlices,
	category: storedSlices,
	source: storedSlices,
	clips: storedSlices,
});

export const slicesOf = (slices: unknown) => storedTables.parse(slices);
