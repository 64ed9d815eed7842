/** The text is not one JSON array. */
export class NotAnArray extends Error {}

/** An element's own text may not grow beyond this: the rest of a broken file must not be held. */
const maxElementCharacters = 4 * 1024 * 1024;

class Splitter {
	#text = "";
	#depth = 0;
	#inString = false;
	#escaped = false;
	hasEnded = false;

	/** Takes one character; gives the text of an element when it ends one. */
	take(sign: string): string | null {
		if (this.#depth < 2) return this.#between(sign);
		this.#text += sign;
		if (this.#text.length > maxElementCharacters)
			throw new NotAnArray("an element of it never ends");
		if (this.#inString) this.#within(sign);
		else if (sign === '"') this.#inString = true;
		else if (sign === "{" || sign === "[") this.#depth++;
		else if (sign === "}" || sign === "]") return this.#close();
		return null;
	}

	#within(sign: string): void {
		if (this.#escaped) this.#escaped = false;
		else if (sign === "\\") this.#escaped = true;
		else if (sign === '"') this.#inString = false;
	}

	#close(): string | null {
		if (--this.#depth > 1) return null;
		const whole = this.#text;
		this.#text = "";
		return whole;
	}

	#between(sign: string): null {
		if (/[\s,\ufeff]/.test(sign)) return null;
		if (this.#depth === 0 && sign === "[" && !this.hasEnded) this.#depth = 1;
		else if (this.#depth === 1 && sign === "{") {
			this.#depth = 2;
			this.#text = sign;
		} else if (this.#depth === 1 && sign === "]") {
			this.#depth = 0;
			this.hasEnded = true;
		} else throw new NotAnArray("it is not a JSON array of objects");
		return null;
	}
}

/**
 * The objects of a JSON array that is read piece by piece, holding one at a time: the registry's dump
 * is larger than a string may be.
 * @throws NotAnArray where the text is no array of objects, or ends before the array does
 */
export async function* jsonElements(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
	const splitter = new Splitter();
	for await (const piece of pieces)
		for (const sign of piece) {
			const element = splitter.take(sign);
			if (element !== null) yield parsed(element);
		}
	if (!splitter.hasEnded) throw new NotAnArray("it ends before its end");
}

function parsed(element: string): unknown {
	try {
		return JSON.parse(element);
	} catch {
		throw new NotAnArray("an element of it is not JSON");
	}
}
