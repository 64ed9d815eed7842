import {
	type AverageRecallEvaluation,
	dimensions,
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
