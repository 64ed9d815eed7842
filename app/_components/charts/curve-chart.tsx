import { line } from "d3-shape";
import { shownFigure } from "#lib/policy/index.ts";
import { type Axis, axisExactly, axisTo, Curves, EndLabel, Place, Plot, upward } from "./plot.tsx";
import {
	mostSeries,
	seriesDash,
	seriesKey,
	seriesMarker,
	seriesTone,
	shortName,
} from "./series.tsx";
import { spreadLabels } from "./spread-labels.ts";

export type CurveSeries = {
	id: string;
	name: string;
	score: number | null;
	an: readonly number[];
	ar: readonly number[];
};

const words = {
	title: "Average recall over the average number of proposals a video",
	across: "AN: proposals a video",
	up: "AR, %",
	describe: (series: readonly CurveSeries[], scoreTitle: string) =>
		series
			.map(
				({ name, ar, an, score }, index) =>
					`${seriesKey(index)}, ${name}: AR ${shownFigure(ar.at(-1) ?? 0)} at AN ${Math.round(an.at(-1) ?? 0)}${score === null ? "" : `, ${scoreTitle} ${shownFigure(score)}`}.`,
			)
			.join(" "),
};

const heightPixels = 320;
const markedAt = [9, 49, 99];

/** AR-AN curves laid over each other, each labelled where it ends. */
export function CurveChart(props: { series: readonly CurveSeries[]; scoreTitle: string }) {
	const { series, scoreTitle } = props;
	const drawn = series.slice(0, mostSeries);
	const across = axisExactly(100, words.across, [0, 20, 40, 60, 80, 100]);
	const up = axisTo(Math.max(...drawn.flatMap(({ ar }) => ar)), words.up);
	const ends = drawn.map(({ ar }) => (upward(up, ar.at(-1) ?? 0) / 100) * heightPixels);
	const labels = spreadLabels(ends, { gap: 16, from: 6, to: heightPixels - 8 });
	return (
		<Plot
			title={words.title}
			description={words.describe(drawn, scoreTitle)}
			heightPixels={heightPixels}
			across={across}
			up={up}
			className="named"
		>
			<Curves>
				{drawn.map((one, index) => (
					<g key={one.id} className={seriesTone(index)}>
						<path
							className="line"
							d={curve({ x: one.an, y: one.ar }, across, up)}
							strokeDasharray={seriesDash(index)}
						/>
					</g>
				))}
			</Curves>
			{drawn.map((one, index) => (
				<g key={one.id} className={seriesTone(index)}>
					<Markers series={one} index={index} across={across} up={up} />
					<EndLabel
						className="series-label"
						across={across.at(one.an.at(-1) ?? 100)}
						up={upward(up, one.ar.at(-1) ?? 0)}
						atPixels={labels[index] ?? 0}
						heightPixels={heightPixels}
					>
						<tspan className="narrow-only">{seriesKey(index)}</tspan>
						<tspan className="wide-only">{`${seriesKey(index)} ${shortName(one.name)}`}</tspan>
					</EndLabel>
				</g>
			))}
		</Plot>
	);
}

function Markers(props: { series: CurveSeries; index: number; across: Axis; up: Axis }) {
	const { series, index, across, up } = props;
	return markedAt.map((at) => {
		const an = series.an[at];
		const ar = series.ar[at];
		if (an === undefined || ar === undefined) return null;
		return (
			<Place key={at} across={across.at(an)} up={upward(up, ar)}>
				<path className="marker" d={seriesMarker(index)} />
			</Place>
		);
	});
}

/** The path of one figure over another in the unit square. */
export function curve(
	points: { x: readonly number[]; y: readonly number[] },
	across: Axis,
	up: Axis,
): string {
	const path = line<number>()
		.x((_, index) => across.at(points.x[index] ?? 0))
		.y((value) => upward(up, value))
		.digits(2);
	return path(points.y) ?? "";
}
