/** The text is not one JSON array. */
export class NotAnArray extends Error {}

/** An element's own text may not grow beyond this: the rest of a broken file must not be held. */
const maxElementCharacters = 4 * 1024 * 1024;

const [quote, backslash] = [34, 92];
const isOpening = (code: number) => code === 123 || code === 91;
const isClosing = (code: number) => code === 125 || code === 93;

class Splitter {
	/** What earlier pieces had of the element that is being read. */
	#text = "";
	#depth = 0;
	#inString = false;
	#escaped = false;
	hasEnded = false;

	/** Takes a piece; gives the texts of the elements that end in it. */
	*take(piece: string): Generator<string> {
		let start = 0;
		for (let at = 0; at < piece.length; at++) {
			if (this.#depth < 2) {
				this.#between(piece.charAt(at));
				start = at;
			} else if (this.#endsAt(piece.charCodeAt(at))) {
				const whole = this.#text + piece.slice(start, at + 1);
				this.#text = "";
				start = at + 1;
				yield whole;
			}
		}
		if (this.#depth >= 2) this.#text += piece.slice(start);
		if (this.#text.length > maxElementCharacters)
			throw new NotAnArray("an element of it never ends");
	}

	#endsAt(code: number): boolean {
		if (this.#inString) this.#within(code);
		else if (code === quote) this.#inString = true;
		else if (isOpening(code)) this.#depth++;
		else if (isClosing(code)) return --this.#depth < 2;
		return false;
	}

	#within(code: number): void {
		if (this.#escaped) this.#escaped = false;
		else if (code === backslash) this.#escaped = true;
		else if (code === quote) this.#inString = false;
	}

	#between(sign: string): void {
		if (/[\s,\ufeff]/.test(sign)) return;
		if (this.#depth === 0 && sign === "[" && !this.hasEnded) this.#depth = 1;
		else if (this.#depth === 1 && sign === "{") this.#depth = 2;
		else if (this.#depth === 1 && sign === "]") {
			this.#depth = 0;
			this.hasEnded = true;
		} else throw new NotAnArray("it is not a JSON array of objects");
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
		for (const element of splitter.take(piece)) yield parsed(element);
	if (!splitter.hasEnded) throw new NotAnArray("it ends before its end");
}

function parsed(element: string): unknown {
	try {
		return JSON.parse(element);
	} catch {
		throw new NotAnArray("an element of it is not JSON");
	}
}
