import { readFile } from "node:fs/promises";
import path from "node:path";
import PDFDocument from "pdfkit";
import { z } from "zod";
import { sfntOf } from "./woff.ts";

/** Found from the site's own folder at run time: bundlers cannot follow fonts into a package. */
const folder = () =>
	path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource/noto-sans-sc");

type Subset = { name: string; ranges: readonly (readonly [number, number])[] };

/** "U+41-5a,U+61" as pairs of first and last. */
const parseRanges = (text: string) =>
	text.split(",").map((range): readonly [number, number] => {
		const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
		return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
	});

let shared: Promise<Subset[]> | undefined;

/** The files that the font is cut into, and which characters each has; Latin ones are asked first. */
function subsets(): Promise<Subset[]> {
	shared ??= readFile(path.join(folder(), "unicode.json"), "utf8").then((json) => {
		const ranges = z.record(z.string(), z.string()).parse(JSON.parse(json));
		return Object.entries(ranges)
			.map(([key, text]) => ({ name: key.replace(/[[\]]/g, ""), ranges: parseRanges(text) }))
			.sort((one, other) => Number(/^\d/.test(one.name)) - Number(/^\d/.test(other.name)));
	});
	return shared;
}

const files = new Map<string, Promise<Buffer>>();

/** One file of the font. */
export function readSubset(name: string): Promise<Buffer> {
	const known = files.get(name);
	if (known !== undefined) return known;
	const file = path.join(folder(), "files", `noto-sans-sc-${name}-400-normal.woff`);
	const reading = readFile(file).then(sfntOf);
	files.set(name, reading);
	return reading;
}

/** A stretch of text, and the file of the font that draws all of it. */
export type Run = { subset: string; text: string };

/** pdfkit keeps the opened font to itself, and says nothing of a character that it has no glyph for. */
const opened = z.object({ font: z.object({ characterSet: z.array(z.int()) }) });
const covered = new Map<string, Promise<ReadonlySet<number>>>();

/** The characters that a file of the font really draws: its stated ranges promise some that it has not. */
function coverage(name: string): Promise<ReadonlySet<number>> {
	const known = covered.get(name);
	if (known !== undefined) return known;
	const reading = readSubset(name).then((bytes) => {
		const document = new PDFDocument({ autoFirstPage: false }).font(bytes);
		return new Set(opened.parse(Reflect.get(document, "_font")).font.characterSet);
	});
	covered.set(name, reading);
	return reading;
}

async function subsetOf(point: number): Promise<string | null> {
	for (const { name, ranges } of await subsets()) {
		const isPromised = ranges.some(([first, last]) => first <= point && point <= last);
		if (isPromised && (await coverage(name)).has(point)) return name;
	}
	return null;
}

/**
 * Cuts a text into stretches that one file of the font can draw. A character that none of them has
 * is written as its code point, for instance "[U+0645]": better strange than silently missing.
 */
export async function runsOf(text: string): Promise<Run[]> {
	const runs: Run[] = [];
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		const subset = await subsetOf(point);
		const drawn =
			subset === null ? `[U+${point.toString(16).toUpperCase().padStart(4, "0")}]` : character;
		const last = runs.at(-1);
		if (last && last.subset === (subset ?? "latin")) last.text += drawn;
		else runs.push({ subset: subset ?? "latin", text: drawn });
	}
	return runs;
}
