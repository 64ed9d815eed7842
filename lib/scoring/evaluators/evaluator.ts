import type { Figure, Scored } from "../evaluation.ts";
import type { GroundTruth } from "../ground-truth.ts";
import type { Proposals } from "../proposals.ts";
import type { Protocol } from "../protocol.ts";

/** One way of scoring, under one protocol of it. */
export interface Evaluator {
	/** Names the code that makes the figures, in records. */
	readonly name: string;
	/** Changes when any figure could. */
	readonly version: string;
	readonly title: string;
	/** Its `evaluator` is what a challenge names this by. */
	readonly protocol: Protocol;
	/** Key of the figure that boards rank by: a percentage, higher is better. */
	readonly rankingFigure: string;
	/** In the order of columns. */
	readonly figures: readonly Figure[];
	/** What it takes from a submission besides segments and scores. */
	readonly reads: {
		readonly labels: "ignored" | "optional" | "required";
		readonly scoreThreshold: boolean;
	};
	/** Why a score has no interval, for those evaluators that give none; else null. */
	readonly noIntervalBecause: string | null;
	/** The ground truth must have been prepared under the same protocol. Never throws and never gives NaN. */
	evaluate(proposals: Proposals, groundTruth: GroundTruth): Scored;
}
