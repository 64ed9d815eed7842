import type { ArrangedBoard, Board, BoardRow } from "#lib/leaderboard/index.ts";
import { rankingFigureOf } from "#lib/scoring/index.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { CurveChart } from "../charts/curve-chart.tsx";
import { Legend, mostSeries } from "../charts/series.tsx";
import { noteOf, sliceWord, words } from "./words.ts";

/** A method's name tells teams apart where two of them use it. */
const rowName = (row: BoardRow, rows: readonly BoardRow[]) =>
	rows.filter(({ method }) => method === row.method).length > 1 && row.team
		? `${row.method} (${row.team})`
		: row.method;

/** The first rows of the table that were scored here: their curves, if they have any, and by duration. */
export function BoardCharts({ board, arranged }: { board: Board; arranged: ArrangedBoard }) {
	const rows = arranged.groups
		.flatMap((group) => group.rows)
		.filter((row) => row.kind !== "reported")
		.slice(0, mostSeries);
	if (rows.length === 0) return null;
	const { title } = rankingFigureOf(board.evaluator);
	const names = rows.map((row) => rowName(row, rows));
	const bins = board.values.duration ?? [];
	return (
		<div className="columns" id="curves">
			{board.evaluator.curve === "average-recall" ? (
				<figure className="chart">
					<figcaption>
						<h2>{words.curves}</h2>
						<p>{words.drawnRows(rows.length)}</p>
					</figcaption>
					<CurveChart
						series={rows.map((row, index) => ({
							id: row.id,
							name: names[index] ?? row.method,
							score: row.score,
							an: row.curve?.an ?? [],
							ar: row.curve?.ar ?? [],
						}))}
						scoreTitle={title}
					/>
					<Legend names={names} />
				</figure>
			) : null}
			<figure className="chart">
				<figcaption>
					<h2>{words.durations}</h2>
					<p>{words.durationsNote(title, rows.length)}</p>
				</figcaption>
				<BarChart
					title={words.durations}
					axis={words.axis(title)}
					keyed
					groups={bins.map(({ name, clips, small, isWithheld }) => ({
						name: sliceWord("duration", name),
						note: noteOf({ clips, small, isWithheld }),
						small,
						bars: rows.map((row, index) => ({
							id: row.id,
							name: names[index] ?? row.method,
							value:
								clips === 0
									? null
									: (row.cells.duration?.[name]?.[board.evaluator.rankingFigure] ?? null),
							series: index,
						})),
					}))}
				/>
				{board.evaluator.curve === "average-recall" ? null : <Legend names={names} />}
			</figure>
		</div>
	);
}
