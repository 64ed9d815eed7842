import { z } from "zod";
import { rescoringStates } from "#drizzle/schema/submissions.ts";
import { differenceLine } from "#lib/challenge/index.ts";
import { moves } from "./input.ts";

const progressView = z.object({
	total: z.int().describe("Submissions that are scored, and so are scored again"),
	scored: z.int(),
	failed: z.int().describe("Given up after three tries; they hold publishing back"),
	perSecond: z.number().describe("Over the last ten seconds"),
	remainingSeconds: z.int().nullable().describe("null while nothing moves, or nothing is left"),
});
export type ProgressView = z.output<typeof progressView>;

export const rescoringLine = z.object({
	id: z.uuid(),
	phase: z.object({ slug: z.string(), title: z.string() }),
	state: z.enum(rescoringStates),
	note: z.string(),
	startedAt: z.iso.datetime(),
	startedBy: z.string(),
	endedAt: z.iso.datetime().nullable(),
	endedBy: z.string().nullable(),
	changes: z.array(differenceLine).describe("Label set, protocol and evaluator: before and after"),
	progress: progressView,
});
export type RescoringLine = z.output<typeof rescoringLine>;

const failureView = z.object({
	submissionId: z.uuid(),
	method: z.string(),
	team: z.string(),
	tries: z.int(),
	message: z.string(),
	at: z.iso.datetime(),
});

export const rescoringView = rescoringLine.extend({
	isSettled: z.boolean().describe("Nothing more happens by itself: all are scored or given up"),
	isOutdated: z
		.boolean()
		.describe("Begun for an evaluator that this release no longer has: abandon it and begin anew"),
	failures: z.array(failureView).describe("The first hundred"),
});
export type RescoringView = z.output<typeof rescoringView>;

const placeView = z.object({
	submissionId: z.uuid(),
	score: z.number(),
	rank: z.int(),
	isBehindFreeze: z.boolean().describe("Received after the freeze: not public before the reveal"),
});

const changeView = z.object({
	methodId: z.uuid(),
	method: z.string(),
	team: z.string(),
	move: z.enum(moves),
	before: placeView.nullable().describe("On the board as it stands; null for a row that enters"),
	after: placeView.nullable().describe("null for a row that has no new score"),
	ranks: z.int().nullable().describe("How many ranks up; negative is down"),
	change: z.number().nullable().describe("New score less the old one"),
});
export type ChangeView = z.output<typeof changeView>;

export const previewView = z.object({
	isComplete: z.boolean().describe("Every scored submission has its new score"),
	publicSees: z
		.enum(["nothing", "before_freeze", "everything"])
		.describe("What of the board the public would see when it is published now"),
	frozenSince: z.iso.datetime().nullable().describe("null while the board is not frozen"),
	board: z
		.enum(["public", "whole"])
		.describe("Which of a frozen board these rows are; the whole one when it is not frozen"),
	counts: z.object({
		up: z.int(),
		down: z.int(),
		same: z.int(),
		enters: z.int(),
		leaves: z.int(),
		scores: z.int().describe("Rows whose shown score differs, whatever their rank"),
	}),
	rows: z.array(changeView).describe("The largest changes first"),
	matching: z.int(),
	page: z.int(),
	pages: z.int(),
});
export type PreviewView = z.output<typeof previewView>;

export const choicesView = z.array(
	z.object({
		phase: z.object({ slug: z.string(), title: z.string() }),
		labelSets: z.array(
			z.object({
				id: z.uuid(),
				version: z.int(),
				note: z.string(),
				isShown: z.boolean().describe("The board's figures rest on this one"),
			}),
		),
		protocol: z.unknown(),
		evaluator: z.object({ name: z.string(), shown: z.string(), newest: z.string() }),
		runningId: z.uuid().nullable(),
	}),
);
export type ChoicesView = z.output<typeof choicesView>;

export const noteView = z.object({ publishedAt: z.iso.datetime(), note: z.string() });
export type NoteView = z.output<typeof noteView>;

export const earlierView = z.object({
	rescoredAt: z.iso.datetime().describe("When another figure took its place"),
	note: z.string(),
	score: z.number().describe("The ranking figure as it was until then"),
});
export type EarlierView = z.output<typeof earlierView>;
