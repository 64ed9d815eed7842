import { z } from "zod";
import type { Protocol } from "./protocol.ts";
import type { Dimension } from "./slices.ts";

/** Shaped like a problem of the submission file, so that both can be listed together. */
export interface EvaluationWarning {
	readonly code: "nothing-to-recall" | "nothing-proposed" | "labels-unknown";
	readonly severity: "warning";
	readonly pointer: string;
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

/** A figure that an evaluator gives, overall and for every slice. */
export interface Figure {
	/** Names the figure in records, addresses and exports. */
	readonly key: string;
	/** As the head of a column. */
	readonly title: string;
	readonly kind: "percentage" | "count";
	/** Higher is better for every figure but those that count mistakes. */
	readonly better: "higher" | "lower";
	/** What it says, in a sentence. */
	readonly what: string;
}

/** By key; each of the evaluator's figures occurs. */
export type Figures = Readonly<Record<string, number>>;

export interface SliceEvaluation {
	/** True intervals. */
	readonly clips: number;
	/** Videos in which they lie: what says whether these figures may leave a hidden split. */
	readonly videos: number;
	/** Fewer than 20 clips. Without clips the percentages are 0 and mean nothing. */
	readonly small: boolean;
	readonly figures: Figures;
	/** The curve of the slice, where the evaluator draws one for slices. */
	readonly curve: readonly number[] | null;
}

/** Percentages, except `an`. A row of `recall` or `precision` for each tIoU threshold. */
export type Curve =
	| {
			readonly kind: "average-recall";
			/** Average number of proposals a video. */
			readonly an: readonly number[];
			readonly ar: readonly number[];
			readonly recall: readonly (readonly number[])[];
	  }
	| {
			readonly kind: "precision-recall";
			readonly recall: readonly number[];
			readonly precision: readonly (readonly number[])[];
	  };

/** What may be published of a score, in one shape for every evaluator. Figures at full precision. */
export interface Evaluation {
	readonly evaluator: { readonly name: string; readonly version: string };
	readonly protocol: Protocol;
	/** Videos of the subset with at least one annotation. */
	readonly videos: number;
	readonly clips: number;
	/** All proposals of the file. */
	readonly proposals: number;
	/** The ranking figure again: a percentage, higher is better. */
	readonly score: number;
	readonly figures: Figures;
	readonly slices: Readonly<Record<Dimension, Readonly<Record<string, SliceEvaluation>>>>;
	readonly curve: Curve | null;
	readonly warnings: readonly EvaluationWarning[];
}

/**
 * Private: says which videos were found. The score is the sum of numerators over the sum of denominators and `undrawn`,
 * also under resampling weights; 0 where that is 0/0.
 */
export interface PerVideo {
	readonly numerators: Float64Array;
	readonly denominators: Float64Array;
	/** For each video the unit that is resampled with it. */
	readonly units: Int32Array;
	/** Part of the denominator that belongs to no video of the subset and so is in every resample. */
	readonly undrawn: number;
}

export interface Scored {
	readonly evaluation: Evaluation;
	/** Null for an evaluator whose score is no ratio of sums over videos. */
	readonly perVideo: PerVideo | null;
}

export const warningPlace = { severity: "warning", pointer: "", line: 1, column: 1 } as const;

const numbers = z.array(z.number());
const ratioInput = z.object({
	numerators: numbers,
	denominators: numbers,
	units: numbers,
	undrawn: z.number(),
});
// As the proposals evaluator wrote it while it was the only one.
const areasInput = z.object({ areas: numbers, clips: numbers, units: numbers });

/** Reads what `plainPerVideo` wrote, in this form or its first. Throws a ZodError on anything else. */
export function parsePerVideo(json: unknown): PerVideo {
	const stored = z.union([ratioInput, areasInput]).parse(json);
	const ratio =
		"areas" in stored
			? { numerators: stored.areas, denominators: stored.clips, units: stored.units, undrawn: 0 }
			: stored;
	return {
		numerators: Float64Array.from(ratio.numerators),
		denominators: Float64Array.from(ratio.denominators),
		units: Int32Array.from(ratio.units),
		undrawn: ratio.undrawn,
	};
}

/** Typed arrays as JSON arrays: a Float64Array would become an object of its indices. */
export function plainPerVideo({ numerators, denominators, units, undrawn }: PerVideo) {
	return {
		numerators: [...numerators],
		denominators: [...denominators],
		units: [...units],
		undrawn,
	};
}
