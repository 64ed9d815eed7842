import { z } from "zod";

/** Where in a publication a fact was read. */
const cites = z.string();

const comparedDatabase = z.object({
	name: z.string(),
	longVideos: z.int(),
	expressions: z.int(),
	meanVideoSeconds: z.number(),
	sources: z.string(),
	expressionType: z.string(),
	year: z.int(),
});

const clipTable = z.object({
	bins: z.array(z.string()),
	rows: z.array(z.object({ category: z.string(), clips: z.array(z.int()), printedTotal: z.int() })),
	printedTotals: z.array(z.int()),
	printedTotal: z.int(),
});

/** The facts of a dataset's card, as they are stored; a card may leave any of them out. */
export const cardView = z.object({
	title: z.string().optional().describe("The title of the publication"),
	description: z.string().optional(),
	construction: z.string().optional(),
	protocol: z.object({ text: z.string(), cites }).optional(),
	citation: z.object({ bibtex: z.string(), note: z.string().optional() }).optional(),
	composition: z
		.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), cites }))
		.default([]),
	sources: z.array(z.string()).default([]).describe("Kinds of media that the videos are from"),
	comparedDatabases: z.array(comparedDatabase).default([]),
	clipsByCategoryAndDuration: clipTable.optional(),
});
export type CardView = z.output<typeof cardView>;
