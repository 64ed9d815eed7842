import { area } from "d3-shape";
import { shownFigure } from "#lib/policy/index.ts";
import { curve } from "./curve-chart.tsx";
import { type Axis, axisExactly, axisTo, Curves, EndLabel, Plot, upward } from "./plot.tsx";
import { spreadLabels } from "./spread-labels.ts";

const words = {
	title: "Recall at each tIoU threshold, and their average, over the number of proposals",
	across: "AN: proposals a video",
	up: "Recall, %",
	average: "AR",
	describe: (score: string, lines: { threshold: number; recall: number }[]) =>
		`${score}. Recall with 100 proposals a video: ${lines
			.map(({ threshold, recall }) => `${shownFigure(recall)} at tIoU ${threshold.toFixed(2)}`)
			.join(", ")}.`,
};

const heightPixels = 340;

type RecallCurves = {
	an: readonly number[];
	ar: readonly number[];
	recall: readonly (readonly number[])[];
};

/** Figure 4 of the SDFE-LV paper: recall per threshold dashed, AR solid, the area under it shaded. */
export function RecallChart(props: {
	curve: RecallCurves;
	thresholds: readonly number[];
	/** The score in words. */
	score: string;
}) {
	const { an, ar, recall } = props.curve;
	const across = axisExactly(100, words.across, [0, 20, 40, 60, 80, 100]);
	const up = axisTo(Math.max(...recall.flat(), ...ar), words.up);
	const lines = recall.map((values, index) => ({
		threshold: props.thresholds[index] ?? 0,
		values,
		recall: values.at(-1) ?? 0,
	}));
	const lastAr = ar.at(-1) ?? 0;
	const ends = [...lines.map((one) => one.recall), lastAr].map(
		(value) => (upward(up, value) / 100) * heightPixels,
	);
	const labels = spreadLabels(ends, { gap: 14, from: 4, to: heightPixels - 4 });
	const end = across.at(an.at(-1) ?? 100);
	return (
		<Plot
			title={words.title}
			description={words.describe(props.score, lines)}
			heightPixels={heightPixels}
			across={across}
			up={up}
			className="tight-end"
		>
			<Curves>
				<path className="area" d={shade({ an, ar }, across, up)} />
				{lines.map(({ threshold, values }) => (
					<path
						key={threshold}
						className="line thin"
						strokeDasharray="5 3"
						d={curve({ x: an, y: values }, across, up)}
					/>
				))}
				<g className="tone-1">
					<path className="line" d={curve({ x: an, y: ar }, across, up)} />
				</g>
			</Curves>
			<g className="tick">
				{lines.map(({ threshold, recall: last }, index) => (
					<EndLabel
						key={threshold}
						across={end}
						up={upward(up, last)}
						atPixels={labels[index] ?? 0}
						heightPixels={heightPixels}
					>
						{threshold.toFixed(2)}
					</EndLabel>
				))}
			</g>
			<g className="tone-1">
				<EndLabel
					className="series-label"
					across={end}
					up={upward(up, lastAr)}
					atPixels={labels[lines.length] ?? 0}
					heightPixels={heightPixels}
				>
					{`${words.average} ${shownFigure(lastAr)}`}
				</EndLabel>
			</g>
		</Plot>
	);
}

function shade(
	points: { an: readonly number[]; ar: readonly number[] },
	across: Axis,
	up: Axis,
): string {
	const path = area<number>()
		.x((_, index) => across.at(points.an[index] ?? 0))
		.y0(100)
		.y1((recall) => upward(up, recall))
		.digits(2);
	return path(points.ar) ?? "";
}
