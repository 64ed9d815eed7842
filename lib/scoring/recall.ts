import { areaUnderCurve } from "./area-under-curve.ts";
import { budgetPoints } from "./budget.ts";

export const reportedBudgets = [1, 5, 10, 50, 100] as const;
export type ReportedBudget = `${(typeof reportedBudgets)[number]}`;

/** Percentages. `ar` is AR@k; `curve` has AR at each of the 100 budgets. */
export interface RecallFigures {
	readonly auc: number;
	readonly ar: Readonly<Record<ReportedBudget, number>>;
	readonly curve: readonly number[];
}

/** Counts, for a group of clips, how many are first recalled at each threshold and budget. */
export class RecallTally {
	clips = 0;
	readonly #thresholds: number;
	readonly #first: Int32Array;

	constructor(thresholds: number) {
		this.#thresholds = thresholds;
		this.#first = new Int32Array(thresholds * budgetPoints);
	}

	/** One clip is recalled at threshold t from point `points[t]` (0 to 99) on; 100 is never. */
	add(points: Int32Array): void {
		for (let t = 0; t < points.length; t++) {
			const point = points[t] ?? budgetPoints;
			if (point === budgetPoints) continue;
			const cell = t * budgetPoints + point;
			this.#first[cell] = (this.#first[cell] ?? 0) + 1;
		}
	}

	/** Fractions, one row of 100 for each threshold; all 0 for a group without clips. */
	recall(): Float64Array[] {
		return Array.from({ length: this.#thresholds }, (_, t) => this.#recallAt(t));
	}

	#recallAt(threshold: number): Float64Array {
		const row = new Float64Array(budgetPoints);
		let recalled = 0;
		for (let j = 0; j < budgetPoints; j++) {
			recalled += this.#first[threshold * budgetPoints + j] ?? 0;
			row[j] = this.clips === 0 ? 0 : recalled / this.clips;
		}
		return row;
	}
}

/** The figures of one group from its recall (fractions) over the average number of proposals. */
export function figuresOf(recall: readonly Float64Array[], averages: Float64Array): RecallFigures {
	const mean = new Float64Array(budgetPoints);
	for (const row of recall) {
		for (let j = 0; j < budgetPoints; j++) mean[j] = (mean[j] ?? 0) + (row[j] ?? 0);
	}
	for (let j = 0; j < budgetPoints; j++) mean[j] = (mean[j] ?? 0) / recall.length;
	const at = (budget: number) => 100 * (mean[budget - 1] ?? 0);
	return {
		auc: averages.at(-1) === 0 ? 0 : 100 * areaUnderCurve(averages, mean),
		ar: { "1": at(1), "5": at(5), "10": at(10), "50": at(50), "100": at(100) },
		curve: Array.from(mean, (value) => 100 * value),
	};
}
