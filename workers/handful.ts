const goalMilliseconds = 1000;
const atMost = 50;

/** How many files a lane takes up at once: about a second of scoring, so that nothing new waits much longer. */
export class Handful {
	#size = 1;

	get size(): number {
		return this.#size;
	}

	/** Says how long the scoring of so many took; the next may be twice as many. */
	took(many: number, milliseconds: number): void {
		if (many === 0) return;
		const inTime = Math.floor((goalMilliseconds * many) / Math.max(milliseconds, 1));
		this.#size = Math.max(1, Math.min(inTime, 2 * many, atMost));
	}
}
