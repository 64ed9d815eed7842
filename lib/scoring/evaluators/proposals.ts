import { averageRecall, averageRecallEvaluator } from "../average-recall.ts";
import type { Figure, Figures, SliceEvaluation } from "../evaluation.ts";
import type { ProposalsProtocol } from "../protocol.ts";
import { type RecallFigures, reportedBudgets } from "../recall.ts";
import { mapSlices } from "../slices.ts";
import type { SliceFigures } from "../tallies.ts";
import type { Evaluator } from "./evaluator.ts";

const figures: readonly Figure[] = [
	{
		key: "auc",
		title: "AUC",
		kind: "percentage",
		better: "higher",
		what: "Area under average recall over the average number of proposals a video, up to 100.",
	},
	...reportedBudgets.map(
		(budget): Figure => ({
			key: `ar${budget}`,
			title: `AR@${budget}`,
			kind: "percentage",
			better: "higher",
			what: `Recall averaged over the tIoU thresholds, with ${budget} ${budget === 1 ? "proposal" : "proposals"} a video on average.`,
		}),
	),
];

/** Temporal action proposals: AR@AN and AUC, as the ActivityNet development kit computes them. */
export function proposalsEvaluator(protocol: ProposalsProtocol): Evaluator {
	return {
		...averageRecallEvaluator,
		title: "Proposals: average recall and AUC",
		protocol,
		rankingFigure: "auc",
		rankedBy: "the area under average recall over the number of proposals",
		figures,
		sliceFigures: ["ar100", "auc"],
		slicesAre:
			"The same proposals and budgets, fewer labelled intervals, so what a breakdown finds adds up to the whole.",
		curve: "average-recall",
		reads: { labels: "ignored", scoreThreshold: false, budget: protocol.maxAverageProposals },
		noIntervalBecause: null,
		evaluate(proposals, groundTruth) {
			const { evaluation, perVideo } = averageRecall(proposals, groundTruth, protocol);
			const { evaluator, overall, slices, curve, warnings } = evaluation;
			const { videos, clips } = overall;
			return {
				evaluation: {
					evaluator,
					protocol,
					videos,
					clips,
					proposals: overall.proposals,
					score: overall.auc,
					figures: recordOf(overall),
					slices: mapSlices(slices, sliceOf),
					curve: { kind: "average-recall", ...curve },
					warnings,
				},
				perVideo,
			};
		},
	};
}

function recordOf({ auc, ar }: Pick<RecallFigures, "auc" | "ar">): Figures {
	return {
		auc,
		ar1: ar["1"],
		ar5: ar["5"],
		ar10: ar["10"],
		ar50: ar["50"],
		ar100: ar["100"],
	};
}

function sliceOf(slice: SliceFigures): SliceEvaluation {
	const { clips, videos, small, curve } = slice;
	return { clips, videos, small, figures: recordOf(slice), curve };
}
