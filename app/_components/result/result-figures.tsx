import { figuresInColumns, rankingFigureOf, sliceFiguresOf } from "#lib/scoring/index.ts";
import type { FiguresView } from "#lib/submissions/index.ts";
import { noteOf, sliceWord } from "../board/words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { Facts } from "../facts.tsx";
import { countWord, Figure, Interval } from "../figure.tsx";
import { Section } from "../section.tsx";
import { TableRegion } from "../table-region.tsx";
import { ResultCurve } from "./result-curve.tsx";
import { words } from "./words.ts";

/** The figures of an evaluation: the score, what else its evaluator gives, and charts. */
export function ResultFigures(props: { figures: FiguresView; thresholds: readonly number[] }) {
	const { figures, thresholds } = props;
	return (
		<Section id="figures" title={words.figures}>
			<div className="result-figures">
				<p className="headline-figure">
					<span className="label">{words.score(rankingFigureOf(figures.evaluator).title)}</span>
					<strong className="value">
						<Figure value={figures.score} />
					</strong>
					{figures.scoreInterval ? (
						<span className="interval">
							{words.interval} <Interval ends={figures.scoreInterval} />
						</span>
					) : null}
				</p>
				<OtherFigures figures={figures} />
				<Facts
					facts={[
						[words.videos, countWord(figures.videos)],
						[words.clips, countWord(figures.clips)],
						[words.proposals, countWord(figures.proposals)],
					]}
				/>
			</div>
			<p className="quiet fine">
				{figures.precision === "rounded" ? words.rounded : words.exact}{" "}
				{figures.evaluator.noIntervalBecause}
			</p>
			<div className="columns">
				<ResultCurve figures={figures} thresholds={thresholds} />
				<Durations figures={figures} />
			</div>
		</Section>
	);
}

/** Everything but the score, in the order of the board's columns. */
function OtherFigures({ figures }: { figures: FiguresView }) {
	const { evaluator } = figures;
	const others = figuresInColumns(evaluator).filter(({ key }) => key !== evaluator.rankingFigure);
	const values = new Map(figures.figures.map(({ key, value }) => [key, value]));
	return (
		<TableRegion label={words.others}>
			<table className="snug dense">
				<thead>
					<tr>
						{others.map(({ key, title, what }) => (
							<th key={key} scope="col" className="number" title={what}>
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					<tr>
						{others.map(({ key, kind }) => (
							<td key={key} className="number">
								<Figure value={values.get(key)} kind={kind} />
							</td>
						))}
					</tr>
				</tbody>
			</table>
		</TableRegion>
	);
}

function Durations({ figures }: { figures: FiguresView }) {
	const shown = sliceFiguresOf(figures.evaluator);
	const [first, second] = shown;
	if (!figures.slices || !first || !second) return null;
	return (
		<figure className="chart">
			<figcaption>
				<h3>{words.durations}</h3>
				<p>{words.durationsNote(first.title, second.title)}</p>
			</figcaption>
			<BarChart
				title={words.durations}
				axis={words.percentAxis}
				keyed={false}
				groups={Object.entries(figures.slices.duration).map(([name, slice]) => ({
					name: sliceWord("duration", name),
					note: noteOf({
						clips: slice.clips,
						small: slice.small,
						isWithheld: slice.figures === null,
					}),
					small: slice.small,
					bars: [first, second].map(({ key, title }, place) => ({
						id: key,
						name: title,
						value: slice.clips === 0 ? null : (slice.figures?.[key] ?? null),
						series: 0,
						isSecond: place === 1,
					})),
				}))}
			/>
		</figure>
	);
}
