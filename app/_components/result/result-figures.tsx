import type { FiguresView } from "#lib/submissions/index.ts";
import { words as boardWords, sliceWord } from "../board/words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { RecallChart } from "../charts/recall-chart.tsx";
import { Facts } from "../facts.tsx";
import { countWord, Figure, Interval } from "../figure.tsx";
import { Section } from "../section.tsx";
import { words } from "./words.ts";

const budgets = ["1", "5", "10", "50", "100"] as const;

/** The figures of an evaluation: AUC, average recall at five budgets, and both charts. */
export function ResultFigures(props: { figures: FiguresView; thresholds: readonly number[] }) {
	const { figures, thresholds } = props;
	return (
		<Section id="figures" title={words.figures}>
			<div className="result-figures">
				<p className="headline-figure">
					<span className="label">{words.auc}</span>
					<strong className="value">
						<Figure value={figures.auc} />
					</strong>
					<span className="interval">
						{words.interval} <Interval ends={figures.aucInterval} />
					</span>
				</p>
				<AverageRecall figures={figures} />
				<Facts
					facts={[
						[words.videos, countWord(figures.videos)],
						[words.clips, countWord(figures.clips)],
						[words.proposals, countWord(figures.proposals)],
					]}
				/>
			</div>
			<p className="quiet fine">{figures.precision === "rounded" ? words.rounded : words.exact}</p>
			<div className="columns">
				<figure className="chart">
					<figcaption>
						<h3>{words.curve}</h3>
						<p>{words.curveNote}</p>
					</figcaption>
					<RecallChart curve={figures.curve} thresholds={thresholds} auc={figures.auc} />
				</figure>
				<Durations figures={figures} />
			</div>
		</Section>
	);
}

function AverageRecall({ figures }: { figures: FiguresView }) {
	return (
		<table className="snug dense">
			<caption className="visually-hidden">{words.averageRecall}</caption>
			<thead>
				<tr>
					<th scope="row">{words.budget}</th>
					{budgets.map((budget) => (
						<th key={budget} scope="col" className="number">
							{budget}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				<tr>
					<th scope="row">{words.recall}</th>
					{budgets.map((budget) => (
						<td key={budget} className="number">
							<Figure value={figures.ar[budget]} />
						</td>
					))}
				</tr>
			</tbody>
		</table>
	);
}

function Durations({ figures }: { figures: FiguresView }) {
	return (
		<figure className="chart">
			<figcaption>
				<h3>{words.durations}</h3>
				<p>{words.durationsNote}</p>
			</figcaption>
			<BarChart
				title={words.durations}
				axis={words.percentAxis}
				keyed={false}
				groups={Object.entries(figures.slices.duration).map(([name, slice]) => ({
					name: sliceWord("duration", name),
					note: slice.small ? boardWords.fewClips(slice.clips) : boardWords.clips(slice.clips),
					small: slice.small,
					bars: [
						{ id: "ar100", name: words.ar100, value: slice.ar["100"], series: 0 },
						{ id: "auc", name: words.aucShort, value: slice.auc, series: 0, isSecond: true },
					],
				}))}
			/>
		</figure>
	);
}
