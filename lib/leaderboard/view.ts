import { z } from "zod";
import { evaluatorDescription } from "#lib/scoring/index.ts";
import { intervalView, namedFiguresView, scoreView } from "#lib/submissions/index.ts";

export const rowKinds = ["verified", "scored", "baseline", "reported"] as const;
export type RowKind = (typeof rowKinds)[number];

export const isRowKind = (word: string): word is RowKind => rowKinds.some((kind) => kind === word);

/** The ways the true intervals are broken down; `overall` is all of them together. */
export const breakdowns = ["overall", "duration", "category", "source", "clips"] as const;
export type Breakdown = (typeof breakdowns)[number];

const cellView = z.record(z.string(), z.number()).describe("By key of the figure");

export const boardRowView = z.object({
	id: z.uuid(),
	kind: z.enum(rowKinds),
	rank: z
		.int()
		.nullable()
		.describe("Equal at the shown precision share a rank; reported rows have none"),
	method: z.string(),
	team: z.string().nullable(),
	teamNumber: z
		.int()
		.nullable()
		.describe("Names the team's page; null while the team is anonymous"),
	verification: z
		.string()
		.nullable()
		.describe(
			"What the organizers saw that makes these figures, when they verified it; empty while the team is anonymous",
		),
	network: z.string(),
	backbone: z.string(),
	backboneFamily: z.string(),
	fashion: z.string(),
	streams: z.string(),
	pretraining: z.string(),
	extraData: z.string(),
	description: z.string(),
	paperUrl: z.string().nullable(),
	codeUrl: z.string().nullable(),
	source: z.string().nullable().describe("Where a reported row stands in the paper"),
	receivedAt: z.iso.datetime().nullable(),
	submissions: z.int().describe("Scored submissions of this method; the best one is shown"),
	score: scoreView.nullable(),
	scoreInterval: intervalView.nullable(),
	figures: namedFiguresView,
	cells: z
		.record(z.string(), z.record(z.string(), cellView))
		.describe("By breakdown, then by its value"),
	curve: z
		.object({ an: z.array(z.number()), ar: z.array(z.number()) })
		.nullable()
		.describe("Average recall over the number of proposals, where the evaluator gives it"),
});
export type BoardRow = z.output<typeof boardRowView>;

const freezeView = z.object({
	at: z.iso.datetime(),
	state: z
		.enum(["coming", "frozen", "revealed"])
		.describe("While frozen, what was received from then on is not shown"),
	revealedAt: z.iso.datetime().nullable(),
	isWhole: z.boolean().describe("The reader sees what is behind the freeze all the same"),
});
export type Freeze = z.output<typeof freezeView>;

const tombstoneView = z.object({
	id: z.uuid(),
	method: z.string(),
	team: z.string(),
	what: z.enum(["withdrawn", "disqualified"]),
	at: z.iso.datetime(),
});

export const boardView = z.object({
	challenge: z.object({
		slug: z.string(),
		title: z.string(),
		demonstrationNotice: z.string().nullable(),
	}),
	phase: z.object({ slug: z.string(), title: z.string(), isHiddenSplit: z.boolean() }),
	evaluator: evaluatorDescription.describe("Whose figures the rows hold, and how they are read"),
	revision: z
		.int()
		.nullable()
		.describe("Grows with every change of the board; null while it is frozen for this reader"),
	freeze: freezeView.nullable(),
	labelQuestions: z
		.int()
		.nullable()
		.describe("How many submissions were scored on the hidden labels; null where none are hidden"),
	hasStepRule: z
		.boolean()
		.describe("Whether a new best is shown only when it beats the shown one by more than a step"),
	tombstones: z.array(tombstoneView),
	/** The values of each breakdown in order, with how many true intervals each has. */
	values: z.record(
		z.string(),
		z.array(
			z.object({
				name: z.string(),
				clips: z.int(),
				small: z.boolean(),
				isWithheld: z
					.boolean()
					.describe(
						"Shows no figures: of too few videos of a hidden split, or it would tell those",
					),
			}),
		),
	),
	rows: z.array(boardRowView),
});
export type Board = z.output<typeof boardView>;
