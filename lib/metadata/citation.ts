import { stringify } from "yaml";
import type { DatasetView } from "#lib/dataset/index.ts";
import { addresses } from "./addresses.ts";

/** Braces and backslashes would end or escape a field. */
const plain = (text: string): string => text.replace(/[\\{}]/g, "");

/** The publication as its card has it, and the newest version as it is held here. */
export function bibtex(dataset: DatasetView, siteUrl: string): string {
	const at = addresses(siteUrl);
	const { card, slug, title } = dataset;
	const [newest] = dataset.versions;
	const authors = card.creators.map(({ family, given }) => `${family}, ${given}`).join(" and ");
	const held = newest
		? [
				`@misc{${slug}-${newest.version.replace(/[^\w.-]/g, "-")},`,
				`  title = {{${plain(title)}}, version ${plain(newest.version)}${newest.isDemonstration ? " (demonstration data)" : ""}},`,
				...(authors ? [`  author = {${plain(authors)}},`] : []),
				`  year = {${newest.publishedAt.slice(0, 4)}},`,
				"  howpublished = {Onset},",
				`  url = {${at.version(slug, newest.version)}}`,
				"}",
			].join("\n")
		: null;
	return `${[card.citation?.bibtex, held].filter(Boolean).join("\n\n")}\n`;
}

/** The year that a BibTeX entry states, if it does. */
const yearOf = (entry: string | undefined): number | null => {
	const [, year] = /\byear\s*=\s*[{"]?(\d{4})/.exec(entry ?? "") ?? [];
	return year ? Number(year) : null;
};

const names = (creators: DatasetView["card"]["creators"]) =>
	creators.map(({ family, given }) => ({ "family-names": family, "given-names": given }));

/** The same as a citation file (CITATION.cff, format 1.2.0). */
export function citationFile(dataset: DatasetView, siteUrl: string): string {
	const at = addresses(siteUrl);
	const { card, slug, title, summary, licence } = dataset;
	const [newest] = dataset.versions;
	const authors =
		card.creators.length > 0 ? names(card.creators) : [{ name: `Stewards of ${title}` }];
	const year = yearOf(card.citation?.bibtex);
	const file = {
		"cff-version": "1.2.0",
		message: "If you use this dataset, cite the publication below.",
		type: "dataset",
		title,
		authors,
		...(summary ? { abstract: summary } : {}),
		...(newest
			? { version: newest.version, "date-released": newest.publishedAt.slice(0, 10) }
			: {}),
		url: at.dataset(slug),
		...(licence ? { "license-url": at.licence(slug, licence.number) } : {}),
		...(card.keywords.length > 0 ? { keywords: card.keywords } : {}),
		...(card.title
			? {
					"preferred-citation": {
						type: "article",
						title: card.title,
						authors,
						...(year ? { year } : {}),
						...(card.sameAs[0] ? { url: card.sameAs[0] } : {}),
					},
				}
			: {}),
	};
	// Readers of citation files need not know YAML's aliases.
	return stringify(file, { aliasDuplicateObjects: false });
}
