/** What labels and baselines start from unless told otherwise. */
export const defaultSeed = "onset";

/** A seeded stream of numbers: the same seed gives the same numbers in every engine. */
export interface Random {
	/** Uniform in [0, 1), a multiple of 2^-32. */
	unit(): number;
	/** Uniform integer in [0, count). */
	below(count: number): number;
	/** Close to the standard normal: the sum of twelve uniforms less six (Irwin-Hall). */
	normal(): number;
}

/**
 * Starts a stream from a text: the text is hashed into 96 bits (FNV-1a, one lane a word), which
 * start Doty-Humphrey's "small fast counting" generator (sfc32, PractRand). Only integer
 * arithmetic, + - * / are used, here and in everything drawn from it: Math.log, Math.exp and the
 * like may differ in the last bit between engines, and the same seed must give the same bytes.
 */
export function createRandom(seed: string): Random {
	let a = hash(seed, 0x811c9dc5);
	let b = hash(seed, 0x9747b28c);
	let c = hash(seed, 0x3c6ef372);
	let counter = 1;

	function word(): number {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}
	for (let round = 0; round < 16; round++) word();

	const unit = () => word() / 0x1_0000_0000;
	return {
		unit,
		below: (count) => Math.floor(unit() * count),
		normal: () => {
			let sum = -6;
			for (let draw = 0; draw < 12; draw++) sum += unit();
			return sum;
		},
	};
}

/** A shuffled copy: sorted by a random key. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
	const keyed = items.map((item) => ({ item, key: random.unit() }));
	// The sort is stable, so two equal keys keep their order and nothing is left to the engine.
	return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
}

function hash(text: string, offset: number): number {
	let value = offset;
	for (let at = 0; at < text.length; at++) {
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	}
	return value | 0;
}
