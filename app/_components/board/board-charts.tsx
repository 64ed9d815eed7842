import type { ArrangedBoard, Board, BoardRow } from "#lib/leaderboard/index.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { CurveChart } from "../charts/curve-chart.tsx";
import { Legend, mostSeries } from "../charts/series.tsx";
import { sliceWord, words } from "./words.ts";

/** A method's name tells teams apart where two of them use it. */
const rowName = (row: BoardRow, rows: readonly BoardRow[]) =>
	rows.filter(({ method }) => method === row.method).length > 1 && row.team
		? `${row.method} (${row.team})`
		: row.method;

/** The first rows of the table that have curves: over each other, and by duration. */
export function BoardCharts({ board, arranged }: { board: Board; arranged: ArrangedBoard }) {
	const rows = arranged.groups
		.flatMap((group) => group.rows)
		.filter((row) => row.curve !== null)
		.slice(0, mostSeries);
	if (rows.length === 0) return null;
	const names = rows.map((row) => rowName(row, rows));
	const bins = board.values.duration ?? [];
	return (
		<div className="columns" id="curves">
			<figure className="chart">
				<figcaption>
					<h2>{words.curves}</h2>
					<p>{words.curvesNote(rows.length)}</p>
				</figcaption>
				<CurveChart
					series={rows.map((row, index) => ({
						id: row.id,
						name: names[index] ?? row.method,
						auc: row.auc,
						an: row.curve?.an ?? [],
						ar: row.curve?.ar ?? [],
					}))}
				/>
				<Legend names={names} />
			</figure>
			<figure className="chart">
				<figcaption>
					<h2>{words.durations}</h2>
					<p>{words.durationsNote}</p>
				</figcaption>
				<BarChart
					title={words.durations}
					axis={words.aucAxis}
					keyed
					groups={bins.map(({ name, clips, small }) => ({
						name: sliceWord("duration", name),
						note: small ? words.fewClips(clips) : words.clips(clips),
						small,
						bars: rows.map((row, index) => ({
							id: row.id,
							name: names[index] ?? row.method,
							value: row.cells.duration?.[name]?.auc ?? null,
							series: index,
						})),
					}))}
				/>
			</figure>
		</div>
	);
}
