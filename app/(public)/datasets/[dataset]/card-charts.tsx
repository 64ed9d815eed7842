import { CountBars } from "#app/_components/charts/count-bars.tsx";
import { ShareBars } from "#app/_components/charts/share-bars.tsx";
import { Swatches } from "#app/_components/charts/swatches.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { CardView } from "#lib/dataset/index.ts";
import { binWord, words } from "./words.ts";

type Clips = NonNullable<CardView["clipsByCategoryAndDuration"]>;

/** Table 2 twice: how many, and how long within each category. */
export function ClipCharts({ clips }: { clips: Clips }) {
	const { bins, rows } = clips;
	return (
		<div className="columns">
			<figure className="chart">
				<figcaption>
					<h3>{words.clipCounts}</h3>
					<p>{words.clipCountsNote}</p>
				</figcaption>
				<CountBars
					title={words.clipCounts}
					axis={words.clipsAxis}
					groups={rows.map(({ category, printedTotal }) => ({
						name: category,
						bars: [{ name: words.expressions, value: printedTotal }],
					}))}
				/>
			</figure>
			<figure className="chart">
				<figcaption>
					<h3>{words.clipShares}</h3>
					<p>{words.clipSharesNote}</p>
				</figcaption>
				<Swatches names={bins.map((bin) => `${binWord(bin)} s`)} />
				<ShareBars
					title={words.clipShares}
					axis={words.shareAxis}
					rows={rows.map(({ category, clips: counts, printedTotal }) => ({
						name: category,
						note: words.clipsOf(countWord(printedTotal)),
						parts: bins.map((bin, at) => ({ name: `${binWord(bin)} s`, value: counts[at] ?? 0 })),
					}))}
				/>
			</figure>
		</div>
	);
}

/** Table 1 as bars. */
export function ComparedChart(props: { databases: CardView["comparedDatabases"]; own: string }) {
	return (
		<figure className="chart">
			<figcaption>
				<h3>{words.comparedChart}</h3>
				<p>{words.comparedChartNote}</p>
			</figcaption>
			<Swatches names={[words.longVideos, words.expressions]} />
			<CountBars
				title={words.comparedChart}
				axis={words.countAxis}
				groups={props.databases.map((database) => ({
					name: database.name,
					note: words.meanNote(database.meanVideoSeconds),
					isOwn: database.name === props.own,
					bars: [
						{ name: words.longVideos, value: database.longVideos },
						{ name: words.expressions, value: database.expressions },
					],
				}))}
			/>
		</figure>
	);
}

/** Whom the videos show, in the paper's own words; only what it prints is drawn. */
export function ShareOfPeople({ composition }: Pick<CardView, "composition">) {
	const shares = composition.filter(({ unit }) => unit === "percent");
	if (shares.length === 0) return null;
	return (
		<figure className="chart">
			<figcaption>
				<h3>{words.people}</h3>
				<p>{words.peopleNote}</p>
			</figcaption>
			<CountBars
				title={words.people}
				axis={words.percentAxis}
				groups={shares.map(({ name, value }) => ({
					name,
					bars: [{ name: words.percentAxis, value }],
				}))}
			/>
		</figure>
	);
}

/** A figure without printed figures: what the words around it say, and what is therefore not drawn. */
export function DrawnOnly({ drawn }: { drawn: CardView["drawnOnly"] }) {
	return (
		<TableRegion label={words.drawnOnly}>
			<table>
				<caption>
					<span>{words.drawnCaption}</span>
				</caption>
				<thead>
					<tr>
						<th scope="col">{words.figure}</th>
						<th scope="col">{words.what}</th>
						<th scope="col">{words.said}</th>
						<th scope="col">{words.notGiven}</th>
					</tr>
				</thead>
				<tbody>
					{drawn.map(({ figure, shows, said, missing, cites }) => (
						<tr key={figure}>
							<th scope="row">{figure}</th>
							<td className="long">{shows}</td>
							<td className="long">
								{said.map(({ name, text }) => `${name}: ${text}`).join(". ")}.
								<span className="cell-note">{cites}</span>
							</td>
							<td className="long">{missing}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
