import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkCroissant } from "#test/support/croissant-checker.ts";

const read = () =>
	JSON.parse(
		readFileSync(new URL("../../support/croissant-example.json", import.meta.url), "utf8"),
	);
type Example = ReturnType<typeof read>;

test("the example that Croissant's own validator accepted passes, all of it", async () => {
	assert.deepEqual(await checkCroissant(read()), []);
});

const without =
	(...path: string[]) =>
	(document: Example) => {
		const last = path.at(-1) ?? "";
		const owner = path.slice(0, -1).reduce((node, step) => node[step], document);
		delete owner[last];
	};

/** One a row of the table in ../shared/research/access.md, 5.2, and what we say of it. */
const mistakes: [string, (document: Example) => void, RegExp][] = [
	...["license", "creator", "url", "description", "datePublished", "name"].map(
		(property): [string, (document: Example) => void, RegExp] => [
			`no ${property}`,
			without(property),
			new RegExp(`no ${property}`),
		],
	),
	["no distribution", without("distribution"), /no distribution/],
	["a file without contentUrl", without("distribution", "0", "contentUrl"), /contentUrl/],
	[
		"a file without encodingFormat",
		without("distribution", "0", "encodingFormat"),
		/encodingFormat/,
	],
	["a file without sha256", without("distribution", "0", "sha256"), /sha256/],
	[
		"a promise instead of a sha256",
		(document) => {
			document.distribution[0].sha256 = "pending";
		},
		/sha256/,
	],
	[
		"whitespace in an @id",
		(document) => {
			document.distribution[2]["@id"] = "annotations train.csv";
		},
		/whitespace/,
	],
	[
		"schema.org by http as @vocab",
		(document) => {
			document["@context"]["@vocab"] = "http://schema.org/";
		},
		/@vocab/,
	],
	[
		"schema.org by http as sc",
		(document) => {
			document["@context"].sc = "http://schema.org/";
		},
		/sc is not/,
	],
	[
		"a context elsewhere",
		(document) => {
			document["@context"] = "https://schema.org/";
		},
		/@context/,
	],
	["no conformsTo", without("conformsTo"), /conformsTo/],
	[
		"a creator in plain words",
		(document) => {
			document.creator = "Xiaolin Xu";
		},
		/creator/,
	],
	[
		"a version with a letter",
		(document) => {
			document.version = "v1";
		},
		/MAJOR/,
	],
	[
		"a source that is not there",
		(document) => {
			document.recordSet[1].field[0].source.fileObject["@id"] = "elsewhere.csv";
		},
		/points nowhere/,
	],
	["a field without dataType", without("recordSet", "0", "field", "0", "dataType"), /dataType/],
	[
		"records with other keys than the fields",
		(document) => {
			document.recordSet[0].data[0] = { name: "train" };
		},
		/keys/,
	],
	[
		"a signed address",
		(document) => {
			document.distribution[0].contentUrl += "?X-Amz-Signature=abc";
		},
		/signed/,
	],
	[
		"an address without its site",
		(document) => {
			document.distribution[0].contentUrl = "/api/v1/files/1";
		},
		/absolute/,
	],
	["no word on access", without("conditionsOfAccess"), /conditionsOfAccess/],
	[
		"a name used twice",
		(document) => {
			document.distribution[2]["@id"] = "videos";
		},
		/twice/,
	],
];

for (const [name, spoil, expected] of mistakes)
	test(`refused: ${name}`, async () => {
		const document = read();
		spoil(document);
		const wrong = await checkCroissant(document);
		assert.match(wrong.join("\n"), expected);
	});

test("what Croissant does not know, as terms of use, is no mistake", async () => {
	const document = { ...read(), "odrl:anything": "x", unknownProperty: 1 };
	assert.deepEqual(await checkCroissant(document), []);
});
