import { stepAreas } from "./area-under-curve.ts";
import { type Budget, budgetOf, budgetPoints, firstPointReaching } from "./budget.ts";
import type { EvaluationWarning, PerVideo } from "./evaluation.ts";
import { FirstRanks } from "./first-ranks.ts";
import type { GroundTruth } from "./ground-truth.ts";

import type { Proposals } from "./proposals.ts";
import type { ProposalsProtocol } from "./protocol.ts";
import { figuresOf, type ReportedBudget } from "./recall.ts";
import { type SliceTable, Tallies } from "./tallies.ts";

/** Names the code that made a figure. The version changes when any figure could. */
export const averageRecallEvaluator = { name: "onset-proposals", version: "1.1.0" } as const;

/** What may be published of a score: every figure is a percentage at full precision. */
export interface AverageRecallEvaluation {
	readonly evaluator: typeof averageRecallEvaluator;
	readonly protocol: ProposalsProtocol;
	readonly overall: {
		/** Videos of the subset with at least one annotation. */
		readonly videos: number;
		readonly clips: number;
		/** All proposals of the file. */
		readonly proposals: number;
		readonly auc: number;
		readonly ar: Readonly<Record<ReportedBudget, number>>;
	};
	readonly slices: SliceTable;
	/** `an`: average number of proposals; `ar` and `recall` (a row for each threshold) in per cent. */
	readonly curve: {
		readonly an: readonly number[];
		readonly ar: readonly number[];
		readonly recall: readonly (readonly number[])[];
	};
	readonly warnings: readonly EvaluationWarning[];
}

interface Scored {
	readonly evaluation: AverageRecallEvaluation;
	/** Numerators: what the recalled clips of a video contribute (per cent times clips). Denominators: its clips. */
	readonly perVideo: PerVideo;
}

/**
 * Scores proposals against the true intervals of a subset: recall under tIoU thresholds averaged (AR) over the average
 * number of proposals a video (AN), and the area under it (AUC), as the ActivityNet development kit computes it
 * (Caba Heilbron et al. 2015; SDFE-LV, "Evaluation Metric"), overall and for every slice in one pass.
 *
 * A slice masks true intervals only: same proposals, same cuts. Never throws and never gives NaN. The proposals are
 * expected to have been read under the same protocol: every row counts in the budget, known video or not.
 */
export function averageRecall(
	proposals: Proposals,
	groundTruth: GroundTruth,
	protocol: ProposalsProtocol,
): Scored {
	const counts = countsOf(proposals, groundTruth);
	const budget = budgetOf(counts, proposals.count, protocol.maxAverageProposals);
	const tallies = new Tallies(groundTruth, protocol.tiouThresholds.length);
	const areas = tallyVideos(proposals, groundTruth, protocol, budget, tallies);
	const recall = tallies.overall.recall();
	const { auc, ar, curve } = figuresOf(recall, budget.averages);
	const videos = groundTruth.videos.length;
	const clips = groundTruth.onsets.length;
	return {
		evaluation: {
			evaluator: averageRecallEvaluator,
			protocol,
			overall: { videos, clips, proposals: proposals.count, auc, ar },
			slices: tallies.slices(budget.averages),
			curve: {
				an: Array.from(budget.averages),
				ar: curve,
				recall: recall.map((row) => Array.from(row, (value) => 100 * value)),
			},
			warnings: warningsOf(clips, budget.total),
		},
		perVideo: {
			numerators: areas,
			denominators: Float64Array.from(
				groundTruth.videos,
				(_, v) => (groundTruth.starts[v + 1] ?? 0) - (groundTruth.starts[v] ?? 0),
			),
			units: groundTruth.resamplingUnits,
			undrawn: 0,
		},
	};
}

function countsOf(proposals: Proposals, groundTruth: GroundTruth): Int32Array {
	const counts = new Int32Array(groundTruth.videos.length);
	proposals.videos.forEach((id, i) => {
		const v = groundTruth.videoIndex.get(id);
		if (v !== undefined) counts[v] = (proposals.starts[i + 1] ?? 0) - (proposals.starts[i] ?? 0);
	});
	return counts;
}

function tallyVideos(
	proposals: Proposals,
	groundTruth: GroundTruth,
	protocol: ProposalsProtocol,
	budget: Budget,
	tallies: Tallies,
): Float64Array {
	const first = new FirstRanks(protocol.tiouThresholds);
	const points = new Int32Array(protocol.tiouThresholds.length);
	const steps = stepAreas(budget.averages);
	const areas = new Float64Array(groundTruth.videos.length);
	proposals.videos.forEach((id, i) => {
		const v = groundTruth.videoIndex.get(id) ?? -1;
		const kept = budget.kept[v] ?? 0;
		if (kept === 0) return;
		const from = proposals.starts[i] ?? 0;
		const to = proposals.starts[i + 1] ?? 0;
		let area = 0;
		const end = groundTruth.starts[v + 1] ?? 0;
		for (let clip = groundTruth.starts[v] ?? 0; clip < end; clip++) {
			const onset = groundTruth.onsets[clip] ?? 0;
			first.find(proposals, from, to, onset, groundTruth.offsets[clip] ?? 0);
			area += placeRanks(first.ranks, kept, budget.shares, steps, points);
			tallies.add(clip, points);
		}
		areas[v] = (100 * area) / points.length;
	});
	return areas;
}

/** Fills in the points that the ranks of a clip come in at, and returns the area they make together. */
function placeRanks(
	ranks: Int32Array,
	kept: number,
	shares: Float64Array,
	steps: Float64Array,
	points: Int32Array,
): number {
	let area = 0;
	for (let t = 0; t < ranks.length; t++) {
		const rank = ranks[t] ?? 0;
		const point = rank === 0 ? budgetPoints : firstPointReaching(rank, kept, shares);
		points[t] = point;
		area += steps[point] ?? 0;
	}
	return area;
}

function warningsOf(clips: number, total: number): EvaluationWarning[] {
	const place = { severity: "warning", pointer: "", line: 1, column: 1 } as const;
	if (clips === 0) {
		const message = "No video of this subset has an annotation, so there is nothing to recall.";
		return [{ code: "nothing-to-recall", ...place, message }];
	}
	if (total > 0) return [];
	const message =
		"No proposal of the file is within the budget of an annotated video, so every figure is 0.";
	return [{ code: "nothing-proposed", ...place, message }];
}
