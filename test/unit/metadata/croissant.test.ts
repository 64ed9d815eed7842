import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import * as card from "#drizzle/seed/sdfe-lv.ts";
import * as use from "#drizzle/seed/sdfe-lv-use.ts";
import type { DatasetView, OfferedFile, Publication } from "#lib/dataset/index.ts";
import { bibtex, citationFile, croissant, croissantType, inScript } from "#lib/metadata/index.ts";
import { checkCroissant } from "#test/support/croissant-checker.ts";

const siteUrl = "https://onset.example.org";

const licence = {
	number: 2,
	titleEn: "Academic Use Licence",
	titleZh: "学术使用许可协议",
	authoritative: "en",
	inForceFrom: "2026-01-01T00:00:00.000Z",
	sha256En: "a".repeat(64),
	sha256Zh: "b".repeat(64),
} as const;

const version = {
	version: "demonstration-1",
	sequence: 1,
	isDemonstration: true,
	changes: "",
	publishedAt: "2026-02-03T04:05:06.000Z",
	subsets: [{ subset: "training", videos: 3, durationSeconds: 30 }],
};

const file = (path: string, changes: Partial<OfferedFile> = {}): OfferedFile => ({
	id: "7d444840-9dc0-4b6e-9b2f-6e2f6f1c1a01",
	path,
	kind: "video",
	access: "licensed",
	subset: "training",
	videoId: null,
	mediaType: "video/mp4",
	fileBytes: 7,
	sha256: "c".repeat(64),
	...changes,
});

const sdfeLvCard = { ...card.sdfeLv, ...structuredClone({ ...use }) };

const publication = (changes: Partial<Publication> = {}): Publication => ({
	slug: "sdfe-lv",
	title: "SDFE-LV",
	summary: card.sdfeLv.description,
	card: {
		...JSON.parse(JSON.stringify(sdfeLvCard)),
		composition: [],
		sources: [],
		comparedDatabases: [],
	},
	version,
	licence,
	files: [
		file("samples/one.mp4", { access: "public", kind: "sample" }),
		file("videos/part 1.zip", { kind: "archive", mediaType: "application/zip" }),
	],
	...changes,
});

test("SDFE-LV's document passes every rule", async () => {
	assert.deepEqual(await checkCroissant(croissant(publication(), { siteUrl })), []);
});

test("so does one of a dataset of which next to nothing is known", async () => {
	const bare = publication({
		summary: "",
		card: {
			composition: [],
			sources: [],
			comparedDatabases: [],
			drawnOnly: [],
			creators: [],
			keywords: [],
			sameAs: [],
			responsible: [],
		},
		licence: null,
		files: [],
	});
	const document = croissant(bare, { siteUrl });
	assert.deepEqual(await checkCroissant(document), []);
	assert.ok(!("usageInfo" in document), "no terms of use are made up");
});

const segment = fc
	.string({ minLength: 1, maxLength: 20, unit: "grapheme" })
	.filter((text) => !/[/\p{Cc}\p{Cs}]/u.test(text) && text !== "." && text !== "..");
const paths = fc.uniqueArray(
	fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/")),
	{ maxLength: 8 },
);

test("it passes whatever the files, the subsets and the version are called", async () => {
	await fc.assert(
		fc.asyncProperty(
			paths,
			fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
			fc.uniqueArray(segment, { maxLength: 4 }),
			segment,
			async (names, open, subsets, called) => {
				const files = names.map((path, at) =>
					file(path, {
						access: open[at] ? "public" : "licensed",
						kind: at % 2 ? "archive" : "video",
					}),
				);
				const named = {
					...version,
					version: called,
					subsets: subsets.map((subset) => ({ subset, videos: 1, durationSeconds: 1 })),
				};
				const document = croissant(publication({ files, version: named }), { siteUrl });
				assert.deepEqual(await checkCroissant(document), []);
			},
		),
		{ numRuns: 60 },
	);
});

const versions: [string, number, string][] = [
	["1.2.3", 4, "1.2.3"],
	["v1.2", 4, "1.2.0"],
	["2", 4, "2.0.0"],
	["demonstration-1", 1, "0.1.0"],
	["2026 autumn", 7, "0.7.0"],
];
test("a version's name becomes three numbers, and one that is none its place in the row", () => {
	for (const [called, sequence, expected] of versions) {
		const named = publication({ version: { ...version, version: called, sequence } });
		assert.equal(croissant(named, { siteUrl }).version, expected);
	}
});

test("the licence is named by the address of its very version", () => {
	assert.deepEqual(croissant(publication(), { siteUrl }).license, {
		"@type": "sc:CreativeWork",
		name: "Academic Use Licence",
		version: "2",
		url: "https://onset.example.org/datasets/sdfe-lv/licence/2",
	});
});

test("a demonstration version says so in its first word", () => {
	assert.match(String(croissant(publication(), { siteUrl }).description), /^DEMONSTRATION/);
	const real = publication({ version: { ...version, isDemonstration: false } });
	assert.doesNotMatch(String(croissant(real, { siteUrl }).description), /demonstration/i);
});

test("what is said of the data's making is the card's and cites the paper", () => {
	const told = Object.entries(croissant(publication(), { siteUrl })).filter(([key]) =>
		key.startsWith("rai:"),
	);
	const facts = new Map<string, string>(
		use.responsible.map(({ property, text }) => [property, text]),
	);
	for (const [key, text] of told.filter(([key]) => key !== "rai:dataReleaseMaintenancePlan"))
		assert.equal(text, facts.get(key.slice(4)));
	assert.equal(told.length, facts.size + 1);
	assert.ok(use.responsible.every(({ cites }) => /section|table/i.test(cites)));
});

test("the copy within a page stays small and points nowhere that it does not hold", async () => {
	const files = Array.from({ length: 1191 }, (_, at) =>
		file(`videos/${at}.mp4`, { access: at < 5 ? "public" : "licensed" }),
	);
	const document = croissant(publication({ files }), { siteUrl, mostFiles: 40 });
	assert.deepEqual(await checkCroissant(document), []);
	assert.ok(inScript(document).length < 40_000);
});

test("no text can end the script element that holds the document", () => {
	const hostile = publication({ title: "</script><script>alert(1)</script><!--" });
	const text = inScript(croissant(hostile, { siteUrl }));
	assert.ok(!text.includes("<"));
	assert.equal(JSON.parse(text).name, hostile.title);
});

test("it is served under the type that Croissant gives itself", () => {
	assert.equal(croissantType, 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"');
});

const dataset = (changes: Partial<DatasetView> = {}): DatasetView => {
	const { version: held, files: _, ...rest } = publication();
	return { ...rest, versions: [held], files: [], publicFiles: [], ...changes };
};

test("the BibTeX has the paper's entry and one of the version that is held here", () => {
	const text = bibtex(dataset(), siteUrl);
	assert.ok(text.startsWith(card.sdfeLv.citation.bibtex));
	assert.match(text, /@misc\{sdfe-lv-demonstration-1,/);
	assert.match(text, /demonstration data/);
	const count = (sign: string) => text.split(sign).length;
	assert.equal(count("{"), count("}"), "braces match");
});

test("the citation file is YAML of format 1.2.0 with every author", () => {
	const read = parse(citationFile(dataset(), siteUrl));
	assert.equal(read["cff-version"], "1.2.0");
	assert.equal(read.type, "dataset");
	assert.deepEqual(
		read.authors.map((author: Record<string, string>) => author["family-names"]),
		["Xu", "Zong", "Zheng", "Li", "Tang", "Jiang", "Jiang"],
	);
	assert.equal(read["date-released"], "2026-02-03");
	assert.equal(read["preferred-citation"].year, 2022);
	assert.equal(read["license-url"], "https://onset.example.org/datasets/sdfe-lv/licence/2");
});

test("a dataset without a published version is cited without one", () => {
	const bare = dataset({ versions: [], licence: null });
	assert.doesNotMatch(bibtex(bare, siteUrl), /version/);
	assert.ok(!("version" in parse(citationFile(bare, siteUrl))));
});
