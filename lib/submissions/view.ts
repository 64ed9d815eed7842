import { z } from "zod";
import { submissionStates } from "#drizzle/schema/submissions.ts";
import { momentOf } from "#lib/challenge/index.ts";
import { type FiguresPrecision, isBehindFreeze, leavingFigure } from "#lib/policy/index.ts";
import {
	describeEvaluator,
	evaluatorDescription,
	protocolInput,
	rankingFigureOf,
} from "#lib/scoring/index.ts";
import { methodView, viewMethod } from "#lib/teams/index.ts";
import type { EvaluationRow } from "./evaluation-queries.ts";
import {
	curveView,
	intervalOf,
	intervalView,
	leavingSlices,
	namedFiguresView,
	nameFigures,
	problemView,
	scoreView,
	slicesView,
} from "./figures.ts";
import type { DescribedSubmission } from "./queries.ts";
import { quotaView } from "./quota.ts";
import { type StepView, stepView } from "./read-steps.ts";
import { isWaiting, restorableUntil } from "./states.ts";

const figuresView = z.object({
	precision: z.enum(["rounded", "exact"]),
	evaluator: evaluatorDescription,
	score: scoreView,
	scoreInterval: intervalView.nullable().describe("Null where the evaluator gives none"),
	figures: namedFiguresView,
	videos: z.int(),
	clips: z.int(),
	proposals: z.int(),
	slices: slicesView.nullable(),
	curve: curveView.nullable(),
	warnings: z.array(problemView),
	warningTotal: z.int(),
	provenance: z.object({
		evaluator: z.object({ name: z.string(), version: z.string() }),
		submissionSha256: z.string(),
		labelSetSha256: z.string(),
		protocolSha256: z.string(),
		evaluatedAt: z.iso.datetime(),
	}),
});
export type FiguresView = z.output<typeof figuresView>;

export const submissionView = z.object({
	id: z.uuid(),
	state: z.enum(submissionStates),
	stateChangedAt: z.iso.datetime(),
	receivedAt: z.iso
		.datetime()
		.describe("When the upload was announced: what the deadline is tested on"),
	place: z.int().nullable().describe("Place in the queue; 1 is next"),
	challenge: z.object({
		slug: z.string(),
		title: z.string(),
		demonstrationNotice: z.string().nullable(),
	}),
	phase: z.object({
		slug: z.string(),
		title: z.string(),
		isHiddenSplit: z.boolean(),
		moment: z.enum(["before", "open", "closed"]),
	}),
	team: z.object({ id: z.uuid(), name: z.string() }),
	method: methodView,
	fileName: z.string(),
	fileBytes: z.int(),
	sha256: z.string(),
	problems: z.array(problemView),
	problemTotal: z.int(),
	failureMessage: z.string().nullable(),
	disqualification: z
		.string()
		.nullable()
		.describe("Why the organizers took it off the board, and how to appeal"),
	verification: z
		.string()
		.nullable()
		.describe("What the organizers saw that makes these figures, when they verified it"),
	restorableUntil: z.iso
		.datetime()
		.nullable()
		.describe("Until when a withdrawn submission can be brought back"),
	figuresHidden: z
		.boolean()
		.describe("Scored, but this phase does not let this reader see figures"),
	figures: figuresView.nullable(),
	step: stepView
		.nullable()
		.describe("Where the phase has the step rule and the reader sees figures"),
	frozenSince: z.iso
		.datetime()
		.nullable()
		.describe("The freeze that it was received behind: others see it once that is revealed"),
	history: z.array(z.object({ action: z.string(), at: z.iso.datetime() })),
});
export type SubmissionView = z.output<typeof submissionView>;

export const submissionLine = submissionView
	.omit({
		...{ problems: true, history: true, figures: true, figuresHidden: true, place: true },
		...{ step: true, frozenSince: true },
	})
	.extend({
		score: scoreView.nullable(),
		rankingFigure: z.string().describe("What the score is, as a column's head says it"),
	});
export type SubmissionLine = z.output<typeof submissionLine>;

export const teamSubmissionLine = submissionLine.extend({
	history: submissionView.shape.history.describe("Every step and when it was taken"),
});
export type TeamSubmissionLine = z.output<typeof teamSubmissionLine>;

export const uploadView = z.discriminatedUnion("isEarlier", [
	z.object({
		isEarlier: z.literal(false),
		intentId: z.uuid(),
		url: z.url().describe("PUT the file here, with exactly these headers"),
		headers: z.record(z.string(), z.string()),
		expiresAt: z.iso.datetime().describe("The file must be complete before; this is the grace"),
		quota: quotaView,
	}),
	z.object({
		isEarlier: z
			.literal(true)
			.describe("Your team has sent these very bytes to this phase: nothing is to be sent again"),
		submissionId: z.uuid().describe("The submission that has them, and its result"),
		quota: quotaView,
	}),
]);
export type UploadView = z.output<typeof uploadView>;

export const receivedView = z.object({
	submissionId: z.uuid(),
	isEarlier: z
		.boolean()
		.describe("True when it is an earlier submission of these very bytes; nothing was charged"),
});
export type Received = z.output<typeof receivedView>;

type Described = NonNullable<DescribedSubmission>;

/** Copies a tree of percentages and counts at the precision it may leave in. */
function leaving<T>(tree: T, precision: "rounded" | "exact"): T;
function leaving(tree: unknown, precision: "rounded" | "exact"): unknown {
	if (typeof tree === "number")
		return Number.isInteger(tree) ? tree : leavingFigure(tree, precision);
	if (Array.isArray(tree)) return tree.map((item: unknown) => leaving(item, precision));
	if (typeof tree !== "object" || tree === null) return tree;
	return Object.fromEntries(
		Object.entries(tree).map(([name, value]) => [name, leaving(value, precision)]),
	);
}

/** The figures of an evaluation as a reader may have them; what is private never gets in here. */
function viewFigures(evaluation: EvaluationRow, precision: FiguresPrecision): FiguresView | null {
	if (precision === "hidden") return null;
	const figure = (percentage: number) => leavingFigure(percentage, precision);
	const evaluator = describeEvaluator(protocolInput.parse(evaluation.protocol));
	return {
		precision,
		evaluator,
		score: figure(evaluation.score),
		scoreInterval: intervalOf(evaluation, figure),
		figures: leaving(nameFigures(evaluator, evaluation.figures), precision),
		videos: evaluation.videos,
		clips: evaluation.clips,
		proposals: evaluation.proposals,
		slices: leavingSlices(evaluation.slices, precision),
		curve: leaving(curveView.nullable().parse(evaluation.curve), precision),
		warnings: z.array(problemView).parse(evaluation.warnings),
		warningTotal: evaluation.warningTotal,
		provenance: {
			evaluator: { name: evaluation.evaluatorName, version: evaluation.evaluatorVersion },
			submissionSha256: evaluation.submissionSha256,
			labelSetSha256: evaluation.labelSetSha256,
			protocolSha256: evaluation.protocolSha256,
			evaluatedAt: evaluation.createdAt.toISOString(),
		},
	};
}

export const viewStep = ({ action, at }: { action: string; at: Date }) => ({
	action,
	at: at.toISOString(),
});

const common = ({ submission, phase, challenge, team, method }: Described, now: Date) => ({
	id: submission.id,
	state: submission.state,
	stateChangedAt: submission.stateChangedAt.toISOString(),
	receivedAt: submission.receivedAt.toISOString(),
	challenge: {
		slug: challenge.slug,
		title: challenge.title,
		demonstrationNotice: challenge.demonstrationNotice,
	},
	phase: {
		slug: phase.slug,
		title: phase.title,
		isHiddenSplit: phase.isHiddenSplit,
		moment: momentOf(phase, now),
	},
	team,
	method: viewMethod(method),
	fileName: submission.fileName,
	fileBytes: submission.fileBytes,
	sha256: submission.sha256,
	problemTotal: submission.problemTotal,
	failureMessage: submission.failureMessage,
	disqualification: submission.state === "disqualified" ? submission.disqualification : null,
	verification: submission.verificationNote,
	restorableUntil:
		submission.state === "withdrawn"
			? restorableUntil(submission.stateChangedAt).toISOString()
			: null,
});

export function viewSubmission(
	described: Described,
	with_: {
		now: Date;
		place: number;
		evaluation: EvaluationRow | null;
		precision: FiguresPrecision;
		step: StepView | null;
		history: { action: string; at: Date }[];
	},
): SubmissionView {
	const { submission, phase } = described;
	const isBehind = isBehindFreeze(phase, submission.receivedAt, with_.now);
	return {
		...common(described, with_.now),
		place: isWaiting(submission.state) ? with_.place : null,
		problems: z.array(problemView).parse(submission.problems ?? []),
		figuresHidden: with_.evaluation !== null && with_.precision === "hidden",
		figures: with_.evaluation && viewFigures(with_.evaluation, with_.precision),
		step: with_.precision === "hidden" ? null : with_.step,
		frozenSince: isBehind ? (phase.freezesAt?.toISOString() ?? null) : null,
		history: with_.history.map(viewStep),
	};
}

export function viewLine(
	described: Described,
	with_: { now: Date; score: number | null; precision: FiguresPrecision },
): SubmissionLine {
	const { score, precision } = with_;
	const shown = score !== null && precision !== "hidden" ? leavingFigure(score, precision) : null;
	const evaluator = describeEvaluator(protocolInput.parse(described.phase.protocol));
	const rankingFigure = rankingFigureOf(evaluator).title;
	return { ...common(described, with_.now), score: shown, rankingFigure };
}
