import { curve } from "./curve-chart.tsx";
import { axisExactly, axisTo, Curves, EndLabel, Plot, upward } from "./plot.tsx";
import { spreadLabels } from "./spread-labels.ts";

const words = {
	title: "Precision at each recall, for each tIoU threshold",
	across: "Recall, %",
	up: "Precision, %",
};

const heightPixels = 340;
const most = 100;

/** The last recall at which a threshold still has precision: where its line ends. */
const endOf = (values: readonly number[]) =>
	Math.max(
		0,
		values.findLastIndex((value) => value > 0),
	);

/** Interpolated precision over recall, a line for each tIoU threshold, named where it ends. */
export function PrecisionChart(props: {
	curve: { recall: readonly number[]; precision: readonly (readonly number[])[] };
	thresholds: readonly number[];
	/** The score in words. */
	score: string;
}) {
	const { recall, precision } = props.curve;
	const across = axisExactly(most, words.across, [0, 20, 40, 60, 80, 100]);
	const up = axisTo(Math.max(...precision.flat()), words.up);
	const lines = precision.map((values, index) => {
		const end = endOf(values);
		return {
			threshold: (props.thresholds[index] ?? 0).toFixed(2),
			values: values.slice(0, end + 1),
			recall: recall[end] ?? 0,
			last: values[end] ?? 0,
		};
	});
	const labels = spreadLabels(
		lines.map(({ last }) => (upward(up, last) / 100) * heightPixels),
		{ gap: 14, from: 4, to: heightPixels - 4 },
	);
	return (
		<Plot
			title={words.title}
			description={`${props.score}.`}
			heightPixels={heightPixels}
			across={across}
			up={up}
			className="tight-end"
		>
			<Curves>
				<g className="tone-1">
					{lines.map(({ threshold, values }) => (
						<path
							key={threshold}
							className="line thin"
							d={curve({ x: recall, y: values }, across, up)}
						/>
					))}
				</g>
			</Curves>
			<g className="tick">
				{lines.map((line, index) => (
					<EndLabel
						key={line.threshold}
						across={across.at(line.recall)}
						up={upward(up, line.last)}
						atPixels={labels[index] ?? 0}
						heightPixels={heightPixels}
					>
						{line.threshold}
					</EndLabel>
				))}
			</g>
		</Plot>
	);
}
