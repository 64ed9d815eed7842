import { Section } from "#app/_components/section.tsx";
import type { CardView } from "#lib/dataset/index.ts";
import { ClipCharts, ComparedChart, DrawnOnly, ShareOfPeople } from "./card-charts.tsx";
import { ClipTable, ComparedDatabases, Composition } from "./card-tables.tsx";
import { words } from "./words.ts";

/** What the publication says of the dataset, each figure with its source. */
export function Card({ card, title }: { card: CardView; title: string }) {
	const { construction, protocol, clipsByCategoryAndDuration: clips } = card;
	return (
		<>
			{card.composition.length > 0 ? (
				<Section id="figures" title={words.facts}>
					<Composition composition={card.composition} kinds={card.sources} />
					<ShareOfPeople composition={card.composition} />
				</Section>
			) : null}
			{construction ? (
				<Told id="construction" title={words.construction} text={construction} />
			) : null}
			{clips ? (
				<Section id="clips" title={words.clips}>
					<ClipTable clips={clips} />
					<ClipCharts clips={clips} />
				</Section>
			) : null}
			{card.drawnOnly.length > 0 ? (
				<Section id="drawn" title={words.drawnOnly}>
					<DrawnOnly drawn={card.drawnOnly} />
				</Section>
			) : null}
			{card.comparedDatabases.length > 0 ? (
				<Section id="compared" title={words.compared}>
					<ComparedDatabases databases={card.comparedDatabases} />
					<ComparedChart databases={card.comparedDatabases} own={title} />
				</Section>
			) : null}
			{protocol ? (
				<Told id="protocol" title={words.protocol} text={protocol.text} note={protocol.cites} />
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
