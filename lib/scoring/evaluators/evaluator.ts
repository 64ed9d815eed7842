import type { Curve, Figure, Scored } from "../evaluation.ts";
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
	/** What that figure is, as a sentence goes on after its name. */
	readonly rankedBy: string;
	/** The ranking figure first. */
	readonly figures: readonly Figure[];
	/** Keys of the percentages that a board shows of each slice, the ranking one last. */
	readonly sliceFigures: readonly string[];
	/** What a breakdown keeps of the whole and what it leaves out, in a sentence. */
	readonly slicesAre: string;
	/** The curve that its evaluations have, if they have one. */
	readonly curve: Curve["kind"] | null;
	/** What it takes from a submission besides segments and scores. */
	readonly reads: {
		readonly labels: "ignored" | "optional" | "required";
		readonly scoreThreshold: boolean;
		/** Up to how many proposals a video on average; null where every one counts. */
		readonly budget: number | null;
	};
	/** Why a score has no interval, for those evaluators that give none; else null. */
	readonly noIntervalBecause: string | null;
	/** The ground truth must have been prepared under the same protocol. Never throws and never gives NaN. */
	evaluate(proposals: Proposals, groundTruth: GroundTruth): Scored;
}
