import { countWord } from "../figure.tsx";
import { axisTo, Place, Plot, percent } from "./plot.tsx";
import { seriesTone } from "./series.tsx";

export type CountGroup = {
	name: string;
	note?: string;
	/** The one that the page is about stands out. */
	isOwn?: boolean;
	bars: { name: string; value: number }[];
};

const pixels = { head: 24, bar: 13, step: 17, gap: 9 };
const groupHeight = (group: CountGroup) =>
	pixels.head + group.bars.length * pixels.step + pixels.gap;

const describe = (groups: readonly CountGroup[]) =>
	groups
		.map(
			({ name, bars }) => `${name}: ${bars.map((bar) => `${bar.name} ${bar.value}`).join(", ")}.`,
		)
		.join(" ");

/** Counts as bars under their names, each with its figure; the axis begins at zero. */
export function CountBars(props: { title: string; axis: string; groups: readonly CountGroup[] }) {
	const { groups } = props;
	const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
	const across = axisTo(most, props.axis, 4);
	let top = 0;
	const placed = groups.map((group) => {
		const at = top;
		top += groupHeight(group);
		return { group, at };
	});
	return (
		<Plot
			title={props.title}
			description={describe(groups)}
			heightPixels={top}
			across={across}
			className="bars counted"
		>
			{placed.map(({ group, at }) => (
				<g key={group.name} className={group.isOwn ? "own" : undefined}>
					<text className="group-name" x="0" y={at + 16}>
						{group.name}
						{group.note ? (
							<tspan className="group-note" dx="8">
								{group.note}
							</tspan>
						) : null}
					</text>
					{group.bars.map(({ name, value }, index) => {
						const up = at + pixels.head + index * pixels.step;
						return (
							<g key={name} className={seriesTone(index)}>
								<rect
									className="bar"
									x="0"
									y={up}
									height={pixels.bar}
									width={percent(across.at(value))}
								/>
								<Place across={across.at(value)} up={0}>
									<text x="6" y={up + pixels.bar / 2} dy="0.34em">
										{countWord(value)}
									</text>
								</Place>
							</g>
						);
					})}
				</g>
			))}
		</Plot>
	);
}
