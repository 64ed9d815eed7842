import { Detections, type PrecisionSum } from "../detections.ts";
import type { EvaluationWarning, Figure, Figures, SliceEvaluation } from "../evaluation.ts";
import { warningPlace } from "../evaluation.ts";
import type { GroundTruth } from "../ground-truth.ts";
import type { Proposals } from "../proposals.ts";
import type { DetectionMapProtocol } from "../protocol.ts";
import type { Dimension } from "../slices.ts";
import type { Evaluator } from "./evaluator.ts";

/** "map@0.5": the threshold to four decimals, without zeros that say nothing. */
const keyOf = (threshold: number) => `map@${Number(threshold.toFixed(4))}`;

/**
 * Temporal detection: average precision of each label at each tIoU threshold, and its mean over labels and thresholds,
 * as the ActivityNet development kit's detection evaluation computes it. Defined in `docs/detection-map.md`.
 */
export function detectionMapEvaluator(protocol: DetectionMapProtocol): Evaluator {
	const thresholds = protocol.tiouThresholds;
	return {
		name: "onset-detection-map",
		version: "1.1.0",
		title: "Detection: mean average precision",
		protocol,
		rankingFigure: "map",
		rankedBy: "average precision, mean over labels and tIoU thresholds",
		figures: figuresFor(thresholds),
		sliceFigures: [...thresholds.slice(0, 1).map(keyOf), "map"],
		slicesAre:
			"The same matches, ranked again among fewer labelled intervals. A mistake counts where the proposal belongs.",
		curve: "precision-recall",
		reads: { labels: "required", scoreThreshold: false, budget: null },
		noIntervalBecause:
			"There is no interval: mean average precision is no ratio of sums over videos, so each resample would have to rank every proposal again.",
		evaluate(proposals, groundTruth) {
			const found = new Detections(proposals, groundTruth, protocol);
			const { name, version } = this;
			const figures = figuresOf(found.overall, thresholds);
			const slices = (dimension: Dimension) => {
				const { values, videos } = groundTruth.slices[dimension];
				return Object.fromEntries(
					values.map((value, i) => [
						value,
						sliceOf(found.slice(dimension, i), videos[i] ?? 0, thresholds),
					]),
				);
			};
			return {
				evaluation: {
					evaluator: { name, version },
					protocol,
					videos: groundTruth.videos.length,
					clips: groundTruth.onsets.length,
					proposals: proposals.count,
					score: figures.map ?? 0,
					figures,
					slices: {
						duration: slices("duration"),
						category: slices("category"),
						source: slices("source"),
						clips: slices("clips"),
					},
					curve: {
						kind: "precision-recall",
						recall: Array.from({ length: 101 }, (_, percentage) => percentage),
						precision: found.precisions.map((row) => Array.from(row, (value) => 100 * value)),
					},
					warnings: warningsOf(proposals, groundTruth, found.unknownLabels),
				},
				perVideo: null,
			};
		},
	};
}

function figuresFor(thresholds: readonly number[]): Figure[] {
	const percentage = { kind: "percentage", better: "higher" } as const;
	return [
		{
			key: "map",
			title: "Average mAP",
			...percentage,
			what: "Average precision, mean over labels and tIoU thresholds.",
		},
		...thresholds.map((threshold) => ({
			key: keyOf(threshold),
			title: `mAP@${Number(threshold.toFixed(4))}`,
			...percentage,
			what: `Average precision at this tIoU threshold, mean over labels.`,
		})),
	];
}

function figuresOf(sum: PrecisionSum, thresholds: readonly number[]): Figures {
	const { means } = sum;
	const average = means.reduce((total, mean) => total + mean, 0) / thresholds.length;
	return Object.fromEntries([
		["map", 100 * average],
		...thresholds.map((threshold, t) => [keyOf(threshold), 100 * (means[t] ?? 0)] as const),
	]);
}

function sliceOf(
	sum: PrecisionSum,
	videos: number,
	thresholds: readonly number[],
): SliceEvaluation {
	const { clips, small } = sum;
	return { clips, videos, small, figures: figuresOf(sum, thresholds), curve: null };
}

function warningsOf(
	proposals: Proposals,
	groundTruth: GroundTruth,
	unknownLabels: number,
): EvaluationWarning[] {
	const warning = (code: EvaluationWarning["code"], message: string) => [
		{ code, ...warningPlace, message },
	];
	if (groundTruth.onsets.length === 0) {
		const message = "No video of this subset has an annotation, so there is nothing to detect.";
		return warning("nothing-to-recall", message);
	}
	if (proposals.count === 0) {
		return warning("nothing-proposed", "The file has no proposal, so every figure is 0.");
	}
	if (unknownLabels === 0) return [];
	const message = `${unknownLabels} proposals have a label that no annotation of this subset has. They count for nothing, and against nothing.`;
	return warning("labels-unknown", message);
}
