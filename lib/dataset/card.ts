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

const inBoth = z.object({ en: z.string(), zh: z.string() });

/** A figure that a publication draws without printing what it draws: what its words do say of it. */
const drawnOnly = z.object({
	figure: z.string(),
	shows: z.string(),
	said: z.array(z.object({ name: z.string(), text: z.string() })),
	missing: z.string(),
	cites,
});

/** A term of the Data Use Ontology: its number, and what it says. */
const useTerm = z.object({ duo: z.string().regex(/^\d{7}$/), name: z.string() });

/** The Croissant vocabulary's words for how data came about and what to mind. */
const responsibleProperties = [
	"dataCollection",
	"dataCollectionType",
	"dataCollectionRawData",
	"dataAnnotationProtocol",
	"annotationsPerItem",
	"annotatorDemographics",
	"dataAnnotationAnalysis",
	"machineAnnotationTools",
	"personalSensitiveInformation",
	"dataUseCases",
	"dataLimitations",
	"dataBiases",
] as const;

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
	drawnOnly: z.array(drawnOnly).default([]),
	creators: z.array(z.object({ given: z.string(), family: z.string() })).default([]),
	keywords: z.array(z.string()).default([]),
	sameAs: z.array(z.url()).default([]).describe("Where else the dataset is described"),
	contact: inBoth.optional().describe("Whom to turn to: a role, never a person's address"),
	eligibility: z
		.object({ who: inBoth, asked: z.array(inBoth) })
		.optional()
		.describe("Who may apply for the licensed files, and what is asked"),
	use: z.object({ permission: useTerm, constraints: z.array(useTerm) }).optional(),
	responsible: z
		.array(z.object({ property: z.enum(responsibleProperties), text: z.string(), cites }))
		.default([]),
});
export type CardView = z.output<typeof cardView>;
