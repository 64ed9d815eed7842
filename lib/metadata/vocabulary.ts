/**
 * The JSON-LD context of a Croissant 1.1 document, as the specification gives it, but for schema.org:
 * the specification's appendix writes http://, which its own validator refuses.
 */
export const context = {
	"@language": "en",
	"@vocab": "https://schema.org/",
	sc: "https://schema.org/",
	cr: "http://mlcommons.org/croissant/",
	rai: "http://mlcommons.org/croissant/RAI/",
	dct: "http://purl.org/dc/terms/",
	duo: "http://purl.obolibrary.org/obo/DUO_",
	odrl: "http://www.w3.org/ns/odrl/2/",
	citeAs: "cr:citeAs",
	conformsTo: "dct:conformsTo",
	containedIn: "cr:containedIn",
	data: { "@id": "cr:data", "@type": "@json" },
	dataType: { "@id": "cr:dataType", "@type": "@vocab" },
	extract: "cr:extract",
	field: "cr:field",
	fileObject: "cr:fileObject",
	fileProperty: "cr:fileProperty",
	fileSet: "cr:fileSet",
	includes: "cr:includes",
	isLiveDataset: "cr:isLiveDataset",
	key: "cr:key",
	recordSet: "cr:recordSet",
	references: "cr:references",
	sdVersion: "cr:sdVersion",
	source: "cr:source",
} as const;

export const croissantVersion = "http://mlcommons.org/croissant/1.1";
export const responsibleVersion = "http://mlcommons.org/croissant/RAI/1.0";

/** What a Croissant 1.1 document is served as. */
export const croissantType = `application/ld+json; profile="${croissantVersion}"`;
