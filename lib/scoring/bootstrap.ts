import type { PerVideo } from "./evaluate.ts";

export const resamples = 1000;

/** A 95 % percentile interval of AUC, in per cent. */
export interface AucInterval {
	readonly low: number;
	readonly high: number;
}

/**
 * The 95 % percentile bootstrap interval of AUC. The unit of resampling is the subject where the labels name subjects,
 * else the video. `seed`: hexadecimal digits, the SHA-256 of the label set: the draws depend on it and on the number
 * of units only, so every submission to one label set sees the same resamples (paired).
 */
export function bootstrapAuc(perVideo: PerVideo, seed: string): AucInterval {
	const sorted = resampledAucs(perVideo, seed).sort();
	return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** AUC under each of the 1,000 resamples, in the order of the draws: equal positions of two submissions are paired. */
export function resampledAucs(perVideo: PerVideo, seed: string): Float64Array {
	const units = perVideo.units.reduce((most, unit) => Math.max(most, unit + 1), 0);
	const areas = new Float64Array(units);
	const clips = new Float64Array(units);
	perVideo.units.forEach((unit, v) => {
		areas[unit] = (areas[unit] ?? 0) + (perVideo.areas[v] ?? 0);
		clips[unit] = (clips[unit] ?? 0) + (perVideo.clips[v] ?? 0);
	});
	const random = new Xoshiro128(seed);
	return Float64Array.from({ length: resamples }, () => {
		let area = 0;
		let clip = 0;
		for (let draw = 0; draw < units; draw++) {
			const unit = Math.floor((random.next() / 2 ** 32) * units);
			area += areas[unit] ?? 0;
			clip += clips[unit] ?? 0;
		}
		return clip === 0 ? 0 : area / clip;
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
