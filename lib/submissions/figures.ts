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
