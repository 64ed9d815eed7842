import type { CardView, Publication } from "#lib/dataset/index.ts";
import { type Addresses, addresses } from "./addresses.ts";
import { distribution } from "./distribution.ts";
import { recordSets } from "./record-sets.ts";
import { versionNumber } from "./version-number.ts";
import { context, croissantVersion, responsibleVersion } from "./vocabulary.ts";

const person = ({ given, family }: CardView["creators"][number]) => ({
	"@type": "sc:Person",
	name: `${given} ${family}`,
	givenName: given,
	familyName: family,
});

/** Where a card names no authors, its stewards answer for the dataset. */
const creators = ({ card, title }: Publication, url: string) =>
	card.creators.length > 0
		? card.creators.map(person)
		: [{ "@type": "sc:Organization", name: `Stewards of ${title}`, url }];

function licence({ licence: text, slug }: Publication, at: Addresses) {
	if (text === null)
		return {
			"@type": "sc:CreativeWork",
			name: "No licence has been published yet: no use is permitted",
			url: at.dataset(slug),
		};
	const url = at.licence(slug, text.number);
	return { "@type": "sc:CreativeWork", name: text.titleEn, version: String(text.number), url };
}

const duo = (term: { duo: string; name: string }) => ({
	"@id": `duo:${term.duo}`,
	name: term.name,
});

/** What the data may be used for, in terms of the Data Use Ontology. */
function usage({ card, slug, licence: text }: Publication, at: Addresses) {
	if (!card.use) return {};
	const { permission, constraints } = card.use;
	return {
		usageInfo: {
			"@type": ["CreativeWork", "odrl:Offer"],
			name: [permission, ...constraints].map(({ name }) => name).join("; "),
			url: text ? at.licence(slug, text.number) : at.dataset(slug),
			"odrl:permission": {
				"@type": "odrl:Permission",
				"odrl:action": duo(permission),
				"odrl:constraint": constraints.map((constraint) => ({
					"@type": "odrl:Constraint",
					name: constraint.name,
					"odrl:operator": { "@id": "odrl:eq" },
					"odrl:rightOperand": duo(constraint),
				})),
			},
		},
	};
}

const maintenance =
	"Published versions do not change; what changes is a new version. Access is given by the dataset's stewards to named people who signed the licence, until a date, and every download is recorded. A video that is withdrawn is left out of a new version, and everybody who has access is told.";

/** How the data came about: only what the card says, and how this site hands it out. */
function responsible({ card }: Publication) {
	const properties = [...new Set(card.responsible.map(({ property }) => property))];
	const told = properties.map((property) => {
		const texts = card.responsible.filter((fact) => fact.property === property);
		return [`rai:${property}`, texts.map(({ text }) => text).join(" ")];
	});
	return {
		...Object.fromEntries(told),
		"rai:dataReleaseMaintenancePlan": maintenance,
	};
}

function description({ summary, title, version }: Publication): string {
	const about = summary === "" ? title : summary;
	if (!version.isDemonstration) return about;
	return `DEMONSTRATION version: its entries and labels were generated and are not the dataset itself. ${about}`;
}

const conditions =
	"Sample files marked as public are open to anybody. For all others: sign the licence, ask for access, and be approved by the dataset's stewards.";

/**
 * A published version as schema.org Dataset and Croissant 1.1. `mostFiles` keeps the copy within a page
 * small: it then has the first so many files, public ones first, and the record sets of those.
 * Pure: the same publication gives the same document.
 */
export function croissant(
	publication: Publication,
	of: { siteUrl: string; mostFiles?: number },
): Record<string, unknown> {
	const { card, slug, title, version } = publication;
	const at = addresses(of.siteUrl);
	const url = at.dataset(slug);
	const files = publication.files.slice(0, of.mostFiles);
	return {
		"@context": context,
		"@type": "sc:Dataset",
		"@id": at.version(slug, version.version),
		conformsTo: [croissantVersion, responsibleVersion],
		name: title,
		...(card.title ? { alternateName: card.title } : {}),
		description: description(publication),
		url,
		license: licence(publication, at),
		creator: creators(publication, url),
		publisher: { "@type": "sc:Organization", name: "Onset", url: at.site },
		datePublished: version.publishedAt.slice(0, 10),
		dateModified: version.publishedAt.slice(0, 10),
		version: versionNumber(version),
		inLanguage: ["en"],
		...(card.keywords.length > 0 ? { keywords: card.keywords } : {}),
		...(card.sameAs.length > 0 ? { sameAs: card.sameAs } : {}),
		...(card.citation ? { citeAs: card.citation.bibtex } : {}),
		isLiveDataset: false,
		isAccessibleForFree: true,
		conditionsOfAccess: conditions,
		...usage(publication, at),
		...responsible(publication),
		distribution: distribution(files, at),
		recordSet: recordSets(version, files, at),
	};
}

/** For the inside of a script element: nothing in it can end that element. */
export const inScript = (document: Record<string, unknown>): string =>
	JSON.stringify(document).replaceAll("<", "\\u003c");
