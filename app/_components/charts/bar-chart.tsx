import { shownFigure } from "#lib/policy/index.ts";
import { axisTo, Place, Plot, percent } from "./plot.tsx";
import { seriesKey, seriesTone, shortName } from "./series.tsx";

export type BarGroup = {
	name: string;
	note: string;
	/** Few clips: drawn grey, since the figure says little. */
	small: boolean;
	bars: { id: string; name: string; value: number | null; series: number; isSecond?: boolean }[];
};

const words = { missing: "–" };
const pixels = { head: 26, bar: 15, step: 20, gap: 10 };

const groupHeight = (group: BarGroup) => pixels.head + group.bars.length * pixels.step + pixels.gap;

/** Bars in groups, one group a slice; each bar carries its name and its figure. */
export function BarChart(props: {
	title: string;
	axis: string;
	groups: readonly BarGroup[];
	/** Letters stand for the rows where there is no room for names. */
	keyed: boolean;
}) {
	const { groups } = props;
	const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0));
	const across = axisTo(Math.max(...values, 1), props.axis, 4);
	const heightPixels = groups.reduce((sum, group) => sum + groupHeight(group), 0);
	const description = groups
		.map(
			({ name, note, bars }) =>
				`${name} (${note}): ${bars.map((bar) => `${bar.name} ${bar.value === null ? words.missing : shownFigure(bar.value)}`).join(", ")}.`,
		)
		.join(" ");
	let top = 0;
	const placed = groups.map((group) => {
		const at = top;
		top += groupHeight(group);
		return { group, at };
	});
	return (
		<Plot
			title={props.title}
			description={description}
			heightPixels={heightPixels}
			across={across}
			className={props.keyed ? "bars named" : "bars measured"}
		>
			{placed.map(({ group, at }) => (
				<g key={group.name} className={group.small ? "few" : undefined}>
					<text className="group-name" x="0" y={at + 18}>
						{group.name}
						<tspan className="group-note" dx="8">
							{group.note}
						</tspan>
					</text>
					{group.bars.map((bar, index) => (
						<Bar
							key={bar.id}
							bar={bar}
							keyed={props.keyed}
							length={bar.value === null ? 0 : across.at(bar.value)}
							at={at + pixels.head + index * pixels.step}
						/>
					))}
				</g>
			))}
		</Plot>
	);
}

function Bar(props: { bar: BarGroup["bars"][number]; keyed: boolean; length: number; at: number }) {
	const { bar, at, length } = props;
	const middle = at + pixels.bar / 2;
	return (
		<g className={seriesTone(bar.series)}>
			<text x="-6" y={middle} dy="0.34em" textAnchor="end">
				{props.keyed ? (
					<>
						<tspan className="narrow-only">{seriesKey(bar.series)}</tspan>
						<tspan className="wide-only">{`${shortName(bar.name)} ${seriesKey(bar.series)}`}</tspan>
					</>
				) : (
					bar.name
				)}
			</text>
			<rect
				className={bar.isSecond ? "bar second" : "bar"}
				x="0"
				y={at}
				height={pixels.bar}
				width={percent(length)}
			/>
			<Place across={length} up={0}>
				<text x="6" y={middle} dy="0.34em">
					{bar.value === null ? words.missing : shownFigure(bar.value)}
				</text>
			</Place>
		</g>
	);
}
