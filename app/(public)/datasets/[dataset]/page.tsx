import { ChallengeLines } from "#app/_components/challenge-lines.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { publicContext } from "#app/_http/context.ts";
import { listChallenges } from "#lib/challenge/index.ts";
import { config } from "#lib/config.ts";
import { type DatasetView, readDataset, readPublication } from "#lib/dataset/index.ts";
import { queueHealth } from "#lib/grants/index.ts";
import { croissant, croissantType, inScript } from "#lib/metadata/index.ts";
import { Applying, Licence } from "./applying.tsx";
import { Card } from "./card.tsx";
import { Versions } from "./card-tables.tsx";
import { Citing } from "./citing.tsx";
import { Files } from "./files.tsx";
import { words } from "./words.ts";

type Props = { params: Promise<{ dataset: string }> };

export const revalidate = 60;
export const generateStaticParams = () => [];

const read = async ({ params }: Props) => found(readDataset(publicContext(), await params));

const croissantAddress = (slug: string, version: string) =>
	`/api/v1/datasets/${slug}/versions/${encodeURIComponent(version)}/croissant`;

export async function generateMetadata(props: Props) {
	const { slug, title, summary, versions } = await read(props);
	const [newest] = versions;
	const types = newest ? { [croissantType]: croissantAddress(slug, newest.version) } : {};
	return { title, description: summary, alternates: { types } };
}

/** A page is not made heavy by thousands of files: programs find them all at the stable address. */
const mostFilesInPage = 40;

async function documentOf({ slug, versions }: DatasetView): Promise<string | null> {
	const [newest] = versions;
	if (!newest) return null;
	const publication = await readPublication(publicContext(), {
		dataset: slug,
		version: newest.version,
	});
	const of = { siteUrl: config().SITE_URL, mostFiles: mostFilesInPage };
	return inScript(croissant(publication, of));
}

export default async function DatasetPage(props: Props) {
	const dataset = await read(props);
	const { card, slug, licence, versions } = dataset;
	const [document, health, challenges] = await Promise.all([
		documentOf(dataset),
		queueHealth(publicContext(), { dataset: slug }),
		listChallenges(publicContext()),
	]);
	const own = challenges.filter((challenge) => challenge.dataset.slug === slug);
	return (
		<div className="page">
			{document ? (
				// Its characters are made harmless by `inScript`; browsers never run this type.
				<script type="application/ld+json">{document}</script>
			) : null}
			<PageHead title={dataset.title} lead={dataset.summary} />
			{versions.some(({ isDemonstration }) => isDemonstration) ? (
				<Notice tone="caution">{words.demonstrationNotice}</Notice>
			) : null}
			<Section id="files" title={words.files}>
				<Files dataset={dataset} />
			</Section>
			<Section id="licence" title={words.licence}>
				<Licence slug={slug} licence={licence} />
			</Section>
			<Section id="access" title={words.applying}>
				<Applying slug={slug} card={card} health={health} canApply={licence !== null} />
			</Section>
			<Section id="versions" title={words.versions}>
				<Versions versions={versions} />
			</Section>
			<Card card={card} title={dataset.title} />
			<Section id="cite" title={words.cite}>
				<Citing dataset={dataset} siteUrl={config().SITE_URL} />
			</Section>
			<Section id="metadata" title={words.metadata}>
				<p>{words.metadataLead}</p>
				<ul>
					{versions.map(({ version }) => (
						<li key={version}>
							<a href={croissantAddress(slug, version)}>{words.croissant(version)}</a>
						</li>
					))}
				</ul>
			</Section>
			{own.length > 0 ? (
				<Section id="challenges" title={words.challenges}>
					<ChallengeLines challenges={own} />
				</Section>
			) : null}
		</div>
	);
}
