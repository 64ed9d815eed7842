/** A set of finite numbers that is emptied for every video: a hash table whose entries carry the number of their round. */
export class ScoreSet {
	#size = 0;
	#round = 1;
	#values = new Float64Array(512);
	#rounds = new Int32Array(512);
	readonly #number = new Float64Array(1);
	readonly #words = new Int32Array(this.#number.buffer);

	clear(): void {
		this.#size = 0;
		this.#round++;
	}

	/** Adds the number; false when it was there already. */
	add(value: number): boolean {
		if (this.#size * 2 >= this.#values.length) this.#grow();
		const slot = this.#slotOf(value);
		if (this.#rounds[slot] === this.#round) return false;
		this.#rounds[slot] = this.#round;
		this.#values[slot] = value;
		this.#size++;
		return true;
	}

	#slotOf(value: number): number {
		const mask = this.#values.length - 1;
		// Adding 0 makes -0 the 0 that it equals.
		this.#number[0] = value + 0;
		const mixed = Math.imul(
			(this.#words[0] ?? 0) ^ Math.imul(this.#words[1] ?? 0, 0x85ebca6b),
			0x9e3779b1,
		);
		let slot = (mixed ^ (mixed >>> 15)) & mask;
		while (this.#rounds[slot] === this.#round && this.#values[slot] !== value)
			slot = (slot + 1) & mask;
		return slot;
	}

	#grow(): void {
		const kept = this.#values.filter((_, slot) => this.#rounds[slot] === this.#round);
		this.#values = new Float64Array(this.#values.length * 2);
		this.#rounds = new Int32Array(this.#values.length);
		this.#size = 0;
		for (const value of kept) this.add(value);
	}
}
