import { resampledScores } from "./bootstrap.ts";
import type { PerVideo } from "./evaluation.ts";

/** How far apart two scores are, in percentage points, and how far chance alone would carry them. */
export interface Step {
	/** The candidate's score less the standing one's. */
	readonly difference: number;
	/** Standard deviation of that difference over the paired resamples. */
	readonly standardError: number;
}

/**
 * Compares two evaluations of one label set under one protocol on the same resamples of its videos. `seed`: the SHA-256
 * of the label set, as for intervals. Throws a RangeError when the two were not made over the same videos.
 */
export function stepOf(candidate: PerVideo, standing: PerVideo, seed: string): Step {
	if (!haveSameUnits(candidate, standing))
		throw new RangeError("the two evaluations are not of the same videos");
	const a = resampledScores(candidate, seed);
	const b = resampledScores(standing, seed);
	const differences = a.map((score, i) => score - (b[i] ?? 0));
	const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
	const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		difference: scoreOf(candidate) - scoreOf(standing),
		standardError: Math.sqrt(squares / (differences.length - 1)),
	};
}

/**
 * Whether a new score is better by more than one paired-bootstrap standard error.
 *
 * A heuristic after the Ladder (Blum and Hardt, ICML 2015), whose parameter-free form also steps by a standard error of
 * paired differences. Their guarantee is for means of bounded losses of single examples; AR@AN and F1 are ratios of
 * sums over videos, to which it does not carry over. It makes climbing by repeated guesses slower, and proves nothing.
 */
export function beatsByStep(candidate: PerVideo, standing: PerVideo, seed: string): boolean {
	const { difference, standardError } = stepOf(candidate, standing, seed);
	return difference > standardError;
}

function haveSameUnits(a: PerVideo, b: PerVideo): boolean {
	return a.units.length === b.units.length && a.units.every((unit, v) => unit === b.units[v]);
}

function scoreOf({ numerators, denominators, undrawn }: PerVideo): number {
	const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
	const whole = sum(denominators) + undrawn;
	return whole === 0 ? 0 : sum(numerators) / whole;
}
