import type { EarlierView } from "#lib/rescoring/index.ts";
import { Figure } from "../figure.tsx";
import { Instant } from "../instant.tsx";
import { Section } from "../section.tsx";

const words = {
	title: "Rescored",
	lead: "The figures above stand on other labels, another protocol or another evaluator than these did.",
	on: "Rescored on",
	was: "was",
};

/** What the ranking figure was before its phase was rescored. */
export function EarlierFigures({ earlier }: { earlier: readonly EarlierView[] }) {
	if (earlier.length === 0) return null;
	return (
		<Section id="rescored" title={words.title}>
			<p className="quiet">{words.lead}</p>
			<ul>
				{earlier.map(({ rescoredAt, note, score }) => (
					<li key={rescoredAt}>
						{words.on} <Instant at={rescoredAt} precision="day" />: {words.was}{" "}
						<strong>
							<Figure value={score} />
						</strong>
						. {note}
					</li>
				))}
			</ul>
		</Section>
	);
}
