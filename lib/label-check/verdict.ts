import { z } from "zod";
import { type LabelRule, labelRules } from "./rules.ts";

const ruleNames = Object.keys(labelRules) as [LabelRule, ...LabelRule[]];

const labelProblem = z.object({
	rule: z.enum(ruleNames),
	severity: z.enum(["error", "warning"]),
	pointer: z.string().describe("RFC 6901, of names that are public only; empty for the whole file"),
	line: z.int().nullable().describe("Where a pointer would repeat the file"),
	column: z.int().nullable(),
	times: z.int().positive(),
	message: z.string(),
});
export type LabelProblem = z.output<typeof labelProblem>;

export const labelProblems = z.object({
	listed: z.array(labelProblem).describe("The first hundred, errors first"),
	errors: z.int(),
	warnings: z.int(),
});
export type LabelProblems = z.output<typeof labelProblems>;

const countCell = z.object({
	bin: z.string(),
	clips: z.int(),
	published: z.int().nullable().describe("For the whole dataset, as its card has it"),
	expected: z.number().nullable().describe("This subset's share of the published, by its videos"),
	isFar: z.boolean(),
});

const countRow = z.object({
	category: z.string().nullable().describe("As the card names it; null for all together"),
	cells: z.array(countCell),
});
export type CountRow = z.output<typeof countRow>;

const labelMeasure = z.object({
	protocolSha256: z.string(),
	evaluator: z.string(),
	ceiling: z.number().describe("What a perfect file gets, in per cent"),
	baselines: z.array(z.object({ slug: z.string(), title: z.string(), score: z.number() })),
});
export type LabelMeasure = z.output<typeof labelMeasure>;

/** What organizers may know of a label set: sums, and nothing of a single video. */
export const labelSummary = z.object({
	videos: z.int(),
	videosWithClips: z.int(),
	clips: z.int(),
	counts: z.array(countRow),
	measures: z.array(labelMeasure),
});
export type LabelSummary = z.output<typeof labelSummary>;

/** What a worker found: the set is sound when there is no error. */
export type LabelVerdict = { problems: LabelProblems; summary: LabelSummary | null };

const mostListed = 100;

type Where = { pointer?: string; line?: number; column?: number; times?: number };

/** One finding as it is kept. */
const describeProblem = (rule: LabelRule, where: Where = {}): LabelProblem => ({
	rule,
	severity: labelRules[rule].severity,
	pointer: where.pointer ?? "",
	line: where.line ?? null,
	column: where.column ?? null,
	times: where.times ?? 1,
	message: labelRules[rule].sentence,
});

/** Counts every finding and keeps the first of each severity. */
export class Findings {
	readonly #kept: Record<"error" | "warning", LabelProblem[]> = { error: [], warning: [] };
	readonly #totals = { error: 0, warning: 0 };

	/** `where` is asked for only of what is kept: finding a line takes time. */
	add(rule: LabelRule, where: () => Where = () => ({})): void {
		const { severity } = labelRules[rule];
		this.#totals[severity]++;
		const kept = this.#kept[severity];
		if (kept.length < mostListed) kept.push(describeProblem(rule, where()));
	}

	get errors(): number {
		return this.#totals.error;
	}

	get problems(): LabelProblems {
		const { error, warning } = this.#kept;
		return {
			listed: [...error, ...warning].slice(0, mostListed),
			errors: this.#totals.error,
			warnings: this.#totals.warning,
		};
	}
}

/** The verdict on a file that could not be looked into at all. */
export const refusedFor = (rule: LabelRule): LabelVerdict => {
	const findings = new Findings();
	findings.add(rule);
	return { problems: findings.problems, summary: null };
};
