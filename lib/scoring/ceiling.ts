import type { Evaluation } from "./evaluation.ts";
import { evaluatorOf } from "./evaluators/registry.ts";
import type { GroundTruth } from "./ground-truth.ts";
import type { Proposals } from "./proposals.ts";
import type { Protocol } from "./protocol.ts";

/**
 * What a perfect predictor gets: the true intervals of each video, with their labels, handed in as its proposals. F1 and
 * mAP are 100 then, unless intervals are empty. AUC is not: the curve begins at one proposal a video on average, and a
 * video's share of the budgets grows with its number of intervals but is cut to whole proposals. No maximum is proved.
 */
export function ceilingOf(groundTruth: GroundTruth, protocol: Protocol): Evaluation {
	return evaluatorOf(protocol).evaluate(perfectProposals(groundTruth), groundTruth).evaluation;
}

/** The true intervals as proposals, scores falling in the order of the labels so that none are equal in a video. */
function perfectProposals(groundTruth: GroundTruth): Proposals {
	const { videos, starts, onsets, offsets, slices } = groundTruth;
	return {
		videos,
		starts,
		count: onsets.length,
		onsets,
		offsets,
		scores: Float64Array.from(onsets, (_, clip) => 1 / (clip + 1)),
		labels: { names: slices.category.values, rows: slices.category.membership },
	};
}
