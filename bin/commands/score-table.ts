import {
	type AverageRecallEvaluation,
	dimensions,
	type Evaluation,
	type Figure,
	type RecallFigures,
	reportedBudgets,
} from "#lib/scoring/index.ts";

/** The figures of a score as a table for a terminal, two decimals. */
export function scoreTable(evaluation: AverageRecallEvaluation): string {
	const { overall, slices } = evaluation;
	const rows = [
		["", "clips", ...reportedBudgets.map((budget) => `AR@${budget}`), "AUC"],
		row("overall", overall.clips, overall),
		...dimensions.flatMap((dimension) =>
			Object.entries(slices[dimension]).map(([name, figures]) =>
				row(`${dimension} ${name}${figures.small ? " *" : ""}`, figures.clips, figures),
			),
		),
	];
	const counts = `${overall.videos} videos, ${overall.clips} clips, ${overall.proposals} proposals`;
	return `${counts}\n${aligned(rows)}* fewer than 20 clips\n`;
}

/** The same for any evaluator: percentages with two decimals, counts as they are. */
export function figuresTable(evaluation: Evaluation, figures: readonly Figure[]): string {
	const cells = (values: Evaluation["figures"]) =>
		figures.map(({ key, kind }) => (values[key] ?? 0).toFixed(kind === "count" ? 0 : 2));
	const rows = [
		["", "clips", ...figures.map(({ title }) => title)],
		["overall", String(evaluation.clips), ...cells(evaluation.figures)],
		...dimensions.flatMap((dimension) =>
			Object.entries(evaluation.slices[dimension]).map(([name, slice]) => [
				`${dimension} ${name}${slice.small ? " *" : ""}`,
				String(slice.clips),
				...cells(slice.figures),
			]),
		),
	];
	const counts = `${evaluation.videos} videos, ${evaluation.clips} clips, ${evaluation.proposals} proposals`;
	return `${counts}\n${aligned(rows)}* fewer than 20 clips\n`;
}

function row(
	name: string,
	clips: number,
	{ ar, auc }: Pick<RecallFigures, "ar" | "auc">,
): string[] {
	const budgets = reportedBudgets.map((budget) => ar[`${budget}`].toFixed(2));
	return [name, String(clips), ...budgets, auc.toFixed(2)];
}

function aligned(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, i) =>
		Math.max(...rows.map((cells) => (cells[i] ?? "").length)),
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
			.join("  ");
	return rows.map((cells) => `${line(cells)}\n`).join("");
}
