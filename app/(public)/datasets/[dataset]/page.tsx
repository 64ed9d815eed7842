import { ChallengeLines } from "#app/_components/challenge-lines.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { publicContext } from "#app/_http/context.ts";
import { listChallenges } from "#lib/challenge/index.ts";
import { type DatasetView, readDataset } from "#lib/dataset/index.ts";
import { ClipTable, ComparedDatabases, Composition, Versions } from "./card-tables.tsx";
import { words } from "./words.ts";

type Props = { params: Promise<{ dataset: string }> };

export const revalidate = 60;
export const generateStaticParams = () => [];

const read = async ({ params }: Props) => found(readDataset(publicContext(), await params));

export async function generateMetadata(props: Props) {
	const { title, summary } = await read(props);
	return { title, description: summary };
}

export default async function DatasetPage(props: Props) {
	const dataset = await read(props);
	const challenges = (await listChallenges(publicContext())).filter(
		(challenge) => challenge.dataset.slug === dataset.slug,
	);
	return (
		<div className="page">
			<PageHead title={dataset.title} lead={dataset.summary} />
			{dataset.versions.some(({ isDemonstration }) => isDemonstration) ? (
				<Notice tone="caution">{words.demonstrationNotice}</Notice>
			) : null}
			<Card card={dataset.card} />
			<Section id="versions" title={words.versions}>
				<Versions versions={dataset.versions} />
			</Section>
			{challenges.length > 0 ? (
				<Section id="challenges" title={words.challenges}>
					<ChallengeLines challenges={challenges} />
				</Section>
			) : null}
		</div>
	);
}

function Card({ card }: Pick<DatasetView, "card">) {
	const { construction, protocol, citation, clipsByCategoryAndDuration: clips } = card;
	return (
		<>
			{card.composition.length > 0 ? (
				<Section id="figures" title={words.facts}>
					<Composition composition={card.composition} kinds={card.sources} />
				</Section>
			) : null}
			{construction ? (
				<Told id="construction" title={words.construction} text={construction} />
			) : null}
			{clips ? (
				<Section id="clips" title={words.clips}>
					<ClipTable clips={clips} />
				</Section>
			) : null}
			{card.comparedDatabases.length > 0 ? (
				<Section id="compared" title={words.compared}>
					<ComparedDatabases databases={card.comparedDatabases} />
				</Section>
			) : null}
			{protocol ? (
				<Told id="protocol" title={words.protocol} text={protocol.text} note={protocol.cites} />
			) : null}
			{citation ? (
				<Section id="cite" title={words.cite}>
					{card.title ? <p className="prose">{card.title}</p> : null}
					<pre>{citation.bibtex}</pre>
					{citation.note ? <p className="quiet fine prose">{citation.note}</p> : null}
				</Section>
			) : null}
		</>
	);
}

function Told(props: { id: string; title: string; text: string; note?: string }) {
	return (
		<Section id={props.id} title={props.title}>
			<div className="prose">
				<p>{props.text}</p>
				{props.note ? <p className="quiet fine">{props.note}</p> : null}
			</div>
		</Section>
	);
}
