import { CopyButton } from "#app/_components/copy-button.client.tsx";
import type { DatasetView } from "#lib/dataset/index.ts";
import { bibtex, citationFile } from "#lib/metadata/index.ts";
import { words } from "./words.ts";

/** Both forms of the citation: to read, to copy, and as files. */
export function Citing({ dataset, siteUrl }: { dataset: DatasetView; siteUrl: string }) {
	const { card, slug } = dataset;
	const forms = [
		{ name: "BibTeX", file: "citation.bib", text: bibtex(dataset, siteUrl) },
		{ name: "CFF", file: "citation.cff", text: citationFile(dataset, siteUrl) },
	];
	return (
		<>
			{card.title ? <p className="prose">{card.title}</p> : null}
			{forms.map(({ name, file, text }, at) => (
				<details key={name} className="copyable" open={at === 0}>
					<summary>{name}</summary>
					<pre>{text}</pre>
					<p className="actions">
						<CopyButton text={text} what={name} />
						<a href={`/api/v1/datasets/${slug}/${file}`} download>
							{words.asFile(file)}
						</a>
					</p>
				</details>
			))}
			{card.citation?.note ? <p className="quiet fine prose">{card.citation.note}</p> : null}
		</>
	);
}
