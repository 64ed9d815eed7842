import type { PerVideo } from "./evaluation.ts";

export const resamples = 1000;

/** A 95 % percentile interval of the score, in per cent. */
export interface ScoreInterval {
	readonly low: number;
	readonly high: number;
}

/**
 * The 95 % percentile bootstrap interval of the score. The unit of resampling is the subject where the labels name
 * subjects, else the video. `seed`: hexadecimal digits, the SHA-256 of the label set: the draws depend on it and on the
 * number of units only, so every submission to one label set under one evaluator sees the same resamples (paired).
 */
export function bootstrapScore(perVideo: PerVideo, seed: string): ScoreInterval {
	const sorted = resampledScores(perVideo, seed).sort();
	return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** The score under each of the 1,000 resamples, in the order of the draws: equal positions of two submissions are paired. */
export function resampledScores(perVideo: PerVideo, seed: string): Float64Array {
	const units = perVideo.units.reduce((most, unit) => Math.max(most, unit + 1), 0);
	const numerators = new Float64Array(units);
	const denominators = new Float64Array(units);
	perVideo.units.forEach((unit, v) => {
		numerators[unit] = (numerators[unit] ?? 0) + (perVideo.numerators[v] ?? 0);
		denominators[unit] = (denominators[unit] ?? 0) + (perVideo.denominators[v] ?? 0);
	});
	const random = new Xoshiro128(seed);
	return Float64Array.from({ length: resamples }, () => {
		let numerator = 0;
		let denominator = perVideo.undrawn;
		for (let draw = 0; draw < units; draw++) {
			const unit = Math.floor((random.next() / 2 ** 32) * units);
			numerator += numerators[unit] ?? 0;
			denominator += denominators[unit] ?? 0;
		}
		return denominator === 0 ? 0 : numerator / denominator;
	});
}

// Linear interpolation between order statistics, as numpy's default.
function quantile(sorted: Float64Array, share: number): number {
	const position = share * (sorted.length - 1);
	const below = sorted[Math.floor(position)] ?? 0;
	const above = sorted[Math.ceil(position)] ?? 0;
	return below + (above - below) * (position - Math.floor(position));
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, public domain). Its four words are the seed's 8-digit groups, taken in turn and
 * XORed onto 1, 2, 3, 4; the first 16 outputs are thrown away.
 */
class Xoshiro128 {
	#a = 1;
	#b = 2;
	#c = 3;
	#d = 4;

	constructor(seed: string) {
		if (!/^[0-9a-f]+$/i.test(seed)) throw new RangeError("the seed must be hexadecimal digits");
		const state = Int32Array.of(1, 2, 3, 4);
		for (let i = 0; i * 8 < seed.length; i++) {
			const word = i % 4;
			state[word] = (state[word] ?? 0) ^ Number.parseInt(seed.slice(i * 8, i * 8 + 8), 16);
		}
		if (state.some((word) => word !== 0)) {
			[this.#a, this.#b, this.#c, this.#d] = [
				state[0] ?? 0,
				state[1] ?? 0,
				state[2] ?? 0,
				state[3] ?? 0,
			];
		}
		for (let i = 0; i < 16; i++) this.next();
	}

	/** An integer from 0 to 2^32 - 1. */
	next(): number {
		const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9);
		const shifted = this.#b << 9;
		this.#c ^= this.#a;
		this.#d ^= this.#b;
		this.#b ^= this.#c;
		this.#a ^= this.#d;
		this.#c ^= shifted;
		this.#d = rotate(this.#d, 11);
		return result >>> 0;
	}
}

function rotate(word: number, bits: number): number {
	return (word << bits) | (word >>> (32 - bits));
}
