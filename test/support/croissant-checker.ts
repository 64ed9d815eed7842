import jsonld from "jsonld";

/**
 * Our own check of a Croissant 1.1 document: what the specification requires, what its validator
 * refuses, and what both let pass and a reader would stumble on (../shared/research/access.md, 5).
 * @returns what is wrong, in words; nothing when the document is right
 */
export async function checkCroissant(document: unknown): Promise<string[]> {
	if (!isNode(document)) return ["the document is not an object"];
	const wrong = checks.flatMap((check) => check(document));
	return wrong.length > 0 ? wrong : checkExpanded(document);
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
	typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
	value === undefined ? [] : Array.isArray(value) ? value : [value];
const nodesOf = (value: unknown): Node[] => listOf(value).filter(isNode);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isType = (node: Node, name: string) =>
	listOf(node["@type"]).some((type) => type === name || type === name.replace(/^sc:/, ""));
const say = (isWrong: boolean, words: string): string[] => (isWrong ? [words] : []);
const nameOf = (node: Node) => String(node["@id"] ?? node.name ?? "a node");

const schemaOrg = "https://schema.org/";

function contextIsRight(document: Node): string[] {
	const given = document["@context"];
	if (!isNode(given)) return ["@context is not an object"];
	return [
		...say(given["@vocab"] !== schemaOrg, `@vocab is not ${schemaOrg}`),
		...say(given.sc !== schemaOrg, `sc is not ${schemaOrg}`),
		...say(!isType(document, "sc:Dataset"), "@type is not sc:Dataset"),
	];
}

const conforms = (document: Node) =>
	say(
		!listOf(document.conformsTo).includes("http://mlcommons.org/croissant/1.1"),
		"conformsTo does not name Croissant 1.1",
	);

const required = (document: Node) =>
	["name", "description", "url", "license", "creator", "datePublished"].flatMap((property) =>
		say(listOf(document[property]).length === 0 || document[property] === "", `no ${property}`),
	);

function urlIsRight(value: unknown, what: string): string[] {
	if (!isText(value) || !URL.canParse(value)) return [`${what} is not an absolute URL`];
	const url = new URL(value);
	return [
		...say(!/^https?:$/.test(url.protocol), `${what} is not http(s)`),
		...say(/x-amz-|signature|expires|token/i.test(url.search), `${what} is signed`),
		...say(url.username !== "" || url.password !== "", `${what} has credentials`),
	];
}

function licenceIsRight(document: Node): string[] {
	return listOf(document.license).flatMap((licence) =>
		isNode(licence)
			? [
					...say(!isType(licence, "sc:CreativeWork"), "license is not a CreativeWork"),
					...urlIsRight(licence.url, "license.url"),
				]
			: urlIsRight(licence, "license"),
	);
}

function peopleAreRight(document: Node): string[] {
	return ["creator", "publisher"].flatMap((property) =>
		listOf(document[property]).flatMap((one) => {
			const isAgent = isNode(one) && (isType(one, "sc:Person") || isType(one, "sc:Organization"));
			return say(
				!isAgent || !isText(one.name),
				`${property} is not a named Person or Organization`,
			);
		}),
	);
}

function plainValues(document: Node): string[] {
	const { version, datePublished, isAccessibleForFree, conditionsOfAccess } = document;
	return [
		...say(
			version !== undefined && !/^\d+\.\d+\.\d+$/.test(String(version)),
			"version is not MAJOR.MINOR.PATCH",
		),
		...say(
			datePublished !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(String(datePublished)),
			"datePublished is not a date",
		),
		...say(isAccessibleForFree !== true, "isAccessibleForFree is not said"),
		...say(!isText(conditionsOfAccess), "no conditionsOfAccess"),
		...(document.url === undefined ? [] : urlIsRight(document.url, "url")),
	];
}

function* everyNode(value: unknown): Generator<Node> {
	for (const one of listOf(value)) {
		if (!isNode(one)) continue;
		yield one;
		for (const [key, inner] of Object.entries(one))
			if (key !== "@context" && key !== "data") yield* everyNode(inner);
	}
}

function namesAreRight(document: Node): string[] {
	const { distribution, recordSet } = document;
	const described = [...everyNode([distribution, recordSet].flat())];
	const own = described.filter((node) => node["@type"] !== undefined).map(nameOf);
	const twice = own.filter((id, at) => own.indexOf(id) !== at);
	const known = new Set(own);
	const pointing = described
		.filter((node) => node["@type"] === undefined && node["@id"] !== undefined)
		.map(nameOf);
	return [
		...[...everyNode(document)]
			.filter((node) => /\s/.test(String(node["@id"] ?? "")))
			.map((node) => `whitespace in @id "${node["@id"]}"`),
		...twice.map((id) => `@id "${id}" is there twice`),
		...pointing.filter((id) => !known.has(id)).map((id) => `"${id}" points nowhere`),
	];
}

function fileIsRight(file: Node, isLive: boolean): string[] {
	const at = nameOf(file);
	const inside = file.containedIn !== undefined;
	return [
		...say(!isText(file.name), `${at}: no name`),
		...say(!isText(file.encodingFormat), `${at}: no encodingFormat`),
		...(inside ? [] : urlIsRight(file.contentUrl, `${at}: contentUrl`)),
		...say(!inside && !/^\d+ B$/.test(String(file.contentSize)), `${at}: no contentSize in bytes`),
		...say(
			!inside && !isLive && !/^[0-9a-f]{64}$/.test(String(file.sha256)),
			`${at}: sha256 is not one`,
		),
	];
}

const fileSetIsRight = (set: Node) => [
	...say(!isText(set.encodingFormat), `${nameOf(set)}: no encodingFormat`),
	...say(listOf(set.includes).length === 0, `${nameOf(set)}: no includes`),
	...say(nodesOf(set.containedIn).length === 0, `${nameOf(set)}: contained in nothing`),
];

function distributionIsRight(document: Node): string[] {
	if (document.distribution === undefined) return ["no distribution"];
	return listOf(document.distribution).flatMap((one) => {
		if (isNode(one) && isType(one, "cr:FileObject"))
			return fileIsRight(one, document.isLiveDataset === true);
		if (isNode(one) && isType(one, "cr:FileSet")) return fileSetIsRight(one);
		return ["distribution has something that is no FileObject and no FileSet"];
	});
}

function recordsAreRight(set: Node): string[] {
	const fields = nodesOf(set.field);
	const ids = fields.map(nameOf).sort().join();
	const rows = listOf(set.data);
	return [
		...say(fields.length === 0, `${nameOf(set)}: no field`),
		...fields.flatMap((field) => say(!isText(field.dataType), `${nameOf(field)}: no dataType`)),
		...fields.flatMap((field) =>
			say(rows.length === 0 && !isNode(field.source), `${nameOf(field)}: comes from nowhere`),
		),
		...rows.flatMap((row) =>
			say(
				!isNode(row) || Object.keys(row).sort().join() !== ids,
				`${nameOf(set)}: a record's keys are not the fields`,
			),
		),
	];
}

const recordSetsAreRight = (document: Node) => nodesOf(document.recordSet).flatMap(recordsAreRight);

const checks = [
	contextIsRight,
	conforms,
	required,
	licenceIsRight,
	peopleAreRight,
	plainValues,
	namesAreRight,
	distributionIsRight,
	recordSetsAreRight,
];

/** A loader that loads nothing: a document explains its own terms, or it is wrong. */
const offline = async (url: string): Promise<never> => {
	throw new Error(`the document asks for ${url}`);
};

/** What a program that knows linked data, and nothing of Croissant, makes of it. */
async function checkExpanded(document: Node): Promise<string[]> {
	const json: jsonld.JsonLdDocument = JSON.parse(JSON.stringify(document));
	const [expanded] = await jsonld.expand(json, {
		documentLoader: offline,
		base: "https://base.invalid/",
	});
	if (!expanded) return ["expanded, nothing is left"];
	const distributed = listOf(document.distribution).length > 0;
	const needed = [
		`${schemaOrg}name`,
		`${schemaOrg}license`,
		`${schemaOrg}creator`,
		...(distributed ? [`${schemaOrg}distribution`] : []),
		"http://purl.org/dc/terms/conformsTo",
	];
	return [
		...say(
			!listOf(expanded["@type"]).includes(`${schemaOrg}Dataset`),
			"expanded, it is no https://schema.org/Dataset",
		),
		...needed.flatMap((property) =>
			say(listOf(expanded[property]).length === 0, `expanded, ${property} is lost`),
		),
	];
}
