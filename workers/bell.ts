/** Wakes whoever waits; nobody waits longer than they said, in case a ring was missed. */
export class Bell {
	readonly #waiting = new Set<() => void>();

	wait(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const leave = () => {
				clearTimeout(timer);
				this.#waiting.delete(leave);
				resolve();
			};
			const timer = setTimeout(leave, milliseconds);
			this.#waiting.add(leave);
		});
	}

	ring(): void {
		for (const leave of [...this.#waiting]) leave();
	}

	/** How many wait now. */
	get waiting(): number {
		return this.#waiting.size;
	}
}
