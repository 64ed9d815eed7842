import { readFile } from "node:fs/promises";
import path from "node:path";
import PDFDocument from "pdfkit";
import { z } from "zod";
import { sfntOf } from "./woff.ts";

/** Found from the site's own folder at run time: bundlers cannot follow fonts into a package. */
const folder = (family: string) =>
	path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource", family);

/** Asked in this order: a word with one letter of its own is drawn in one design, not in two. */
const families = ["noto-sans", "noto-sans-sc"] as const;

/** A file of a family, by a name that says both. */
type Subset = { name: string; ranges: readonly (readonly [number, number])[] };

export const plainSubset = "noto-sans/latin";

/** "U+41-5a,U+61" as pairs of first and last. */
const parseRanges = (text: string) =>
	text.split(",").map((range): readonly [number, number] => {
		const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
		return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
	});

/** The files that a family is cut into, and which characters each has; Latin ones are asked first. */
async function subsetsOf(family: string): Promise<Subset[]> {
	const json = await readFile(path.join(folder(family), "unicode.json"), "utf8");
	const ranges = z.record(z.string(), z.string()).parse(JSON.parse(json));
	const isLatin = ({ name }: Subset) => name.startsWith(`${family}/latin`);
	return Object.entries(ranges)
		.map(([key, text]) => ({
			name: `${family}/${key.replace(/[[\]]/g, "")}`,
			ranges: parseRanges(text),
		}))
		.sort((one, other) => Number(isLatin(other)) - Number(isLatin(one)));
}

let shared: Promise<Subset[]> | undefined;

function subsets(): Promise<Subset[]> {
	shared ??= Promise.all(families.map(subsetsOf)).then((all) => all.flat());
	return shared;
}

const files = new Map<string, Promise<Buffer>>();

/** One file of a family. */
export function readSubset(name: string): Promise<Buffer> {
	const known = files.get(name);
	if (known !== undefined) return known;
	const [family = "", part = ""] = name.split("/");
	const file = path.join(folder(family), "files", `${family}-${part}-400-normal.woff`);
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

const codePoint = (point: number) => `[U+${point.toString(16).toUpperCase().padStart(4, "0")}]`;

/**
 * Cuts a text into stretches that one file of a font can draw. A character that none of them has is
 * written as its code point, for instance "[U+0645]": better strange than silently missing. So are
 * the scripts that are written from right to left, whose words pdfkit would set in the wrong order.
 */
export async function runsOf(text: string): Promise<Run[]> {
	const runs: Run[] = [];
	// Composed, so that a letter and its accents are one glyph where the font has it.
	for (const character of text.normalize("NFC")) {
		const point = character.codePointAt(0) ?? 0;
		const found = await subsetOf(point);
		const drawn = found === null ? codePoint(point) : character;
		const subset = found ?? plainSubset;
		const last = runs.at(-1);
		if (last?.subset === subset) last.text += drawn;
		else runs.push({ subset, text: drawn });
	}
	return runs;
}
